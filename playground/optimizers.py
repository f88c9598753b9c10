"""Updates of the parameter vector: ``torch.optim``'s operations in ``torch.optim``'s order, in place.

Each optimiser works on the one flat ``theta`` and its ``gradient`` and gives the same bits as its counterpart in
``torch.optim`` (default, not fused form) on the separate tensors of an ``nn.Sequential``. Padding stays zero.
"""

from __future__ import annotations

from collections.abc import Callable

import torch
from torch import Tensor

from playground.experiment import Training


class Optimizer:
    """One optimiser bound to ``theta`` and ``gradient``. ``state`` and ``steps`` are what a checkpoint keeps.

    ``script`` is ``update`` as TorchScript: of theta, g (the gradient), rate, momentum, steps and what ``tensors``
    names.
    """

    begun = 0
    """Floats that a step in pieces had updated when it was left."""
    decay = "torch.add(gradient, theta, alpha=l2, out=decayed); g = decayed"
    """What ``step`` does about weight decay, as TorchScript."""
    script = ""

    def __init__(self, theta: Tensor, gradient: Tensor) -> None:
        self.theta = theta
        self.gradient = gradient
        self.state: dict[str, Tensor] = {}
        self.steps = 0
        self._scratch = torch.empty_like(theta)
        self._decayed = torch.empty_like(theta)
        # multiplying by a tensor without dimensions costs a third of multiplying by a Python number
        self._factor = torch.empty(())

    def tensors(self) -> dict[str, Tensor]:
        """Everything beside theta and its gradient that an update reads or writes."""
        return {"scratch": self._scratch, "decayed": self._decayed, "factor": self._factor, **self.state}

    def step(self, learning_rate: float, training: Training) -> None:
        """One update of ``theta`` in place. ``training.l2`` is the weight decay."""
        self.steps += 1
        gradient = self.gradient
        if training.l2 != 0.0:
            gradient = torch.add(gradient, self.theta, alpha=training.l2, out=self._decayed)
        self.update(gradient, learning_rate, training)

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        """The update proper, weight decay already in ``gradient``."""
        raise NotImplementedError


class SGD(Optimizer):
    """Plain gradient descent."""

    script = "theta.add_(g, alpha=-rate)"

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        self.theta.add_(gradient, alpha=-learning_rate)


class Momentum(Optimizer):
    """Gradient descent with momentum (Polyak 1964)."""

    script = """
        momentum_buffer.mul_(factor.fill_(momentum)).add_(g)
        theta.add_(momentum_buffer, alpha=-rate)"""

    def __init__(self, theta: Tensor, gradient: Tensor) -> None:
        super().__init__(theta, gradient)
        self.state = {"momentum_buffer": torch.zeros_like(theta)}

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        self.accelerate(gradient, training.momentum)
        self.theta.add_(self.state["momentum_buffer"], alpha=-learning_rate)

    def accelerate(self, gradient: Tensor, momentum: float) -> None:
        """Add ``gradient`` to what is left of the velocity."""
        self.state["momentum_buffer"].mul_(self._factor.fill_(momentum)).add_(gradient)


class Nesterov(Momentum):
    """Nesterov's momentum in Sutskever et al.'s form (2013), as ``torch.optim.SGD(nesterov=True)``."""

    script = """
        momentum_buffer.mul_(factor.fill_(momentum)).add_(g)
        torch.add(g, momentum_buffer, alpha=momentum, out=scratch)
        theta.add_(scratch, alpha=-rate)"""

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        self.accelerate(gradient, training.momentum)
        torch.add(gradient, self.state["momentum_buffer"], alpha=training.momentum, out=self._scratch)
        self.theta.add_(self._scratch, alpha=-learning_rate)


class RMSprop(Optimizer):
    """RMSprop (Hinton 2012), α = 0.99, ε = 1e-8."""

    script = """
        square_avg.mul_(alpha).addcmul_(g, g, value=1 - 0.99)
        torch.sqrt(square_avg, out=scratch)
        scratch.add_(1e-8)
        theta.addcdiv_(g, scratch, value=-rate)"""

    def __init__(self, theta: Tensor, gradient: Tensor) -> None:
        super().__init__(theta, gradient)
        self.state = {"square_avg": torch.zeros_like(theta)}
        self._alpha = torch.tensor(0.99)

    def tensors(self) -> dict[str, Tensor]:
        return super().tensors() | {"alpha": self._alpha}

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        average = self.state["square_avg"]
        average.mul_(self._alpha).addcmul_(gradient, gradient, value=1 - 0.99)
        torch.sqrt(average, out=self._scratch)
        self._scratch.add_(1e-8)
        self.theta.addcdiv_(gradient, self._scratch, value=-learning_rate)


class Adagrad(Optimizer):
    """Adagrad (Duchi et al. 2011), ε = 1e-10."""

    script = """
        sum.addcmul_(g, g, value=1)
        torch.sqrt(sum, out=scratch)
        scratch.add_(1e-10)
        theta.addcdiv_(g, scratch, value=-rate)"""

    def __init__(self, theta: Tensor, gradient: Tensor) -> None:
        super().__init__(theta, gradient)
        self.state = {"sum": torch.zeros_like(theta)}

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        total = self.state["sum"]
        total.addcmul_(gradient, gradient, value=1)
        torch.sqrt(total, out=self._scratch)
        self._scratch.add_(1e-10)
        self.theta.addcdiv_(gradient, self._scratch, value=-learning_rate)


class Adam(Optimizer):
    """Adam (Kingma & Ba 2015), β = (0.9, 0.999), ε = 1e-8."""

    script = """
        exp_avg.lerp_(g, 1 - 0.9)
        exp_avg_sq.mul_(beta2).addcmul_(g, g, value=1 - 0.999)
        torch.sqrt(exp_avg_sq, out=scratch)
        scratch.div_(factor.fill_((1 - 0.999**steps) ** 0.5)).add_(1e-8)
        theta.addcdiv_(exp_avg, scratch, value=-(rate / (1 - 0.9**steps)))"""

    def __init__(self, theta: Tensor, gradient: Tensor) -> None:
        super().__init__(theta, gradient)
        self.state = {"exp_avg": torch.zeros_like(theta), "exp_avg_sq": torch.zeros_like(theta)}
        self._beta2 = torch.tensor(0.999)

    def tensors(self) -> dict[str, Tensor]:
        return super().tensors() | {"beta2": self._beta2}

    def update(self, gradient: Tensor, learning_rate: float, training: Training) -> None:
        mean, square = self.state["exp_avg"], self.state["exp_avg_sq"]
        mean.lerp_(gradient, 1 - 0.9)
        square.mul_(self._beta2).addcmul_(gradient, gradient, value=1 - 0.999)
        step_size = learning_rate / (1 - 0.9**self.steps)
        torch.sqrt(square, out=self._scratch)
        self._scratch.div_(self._factor.fill_((1 - 0.999**self.steps) ** 0.5)).add_(1e-8)
        self.theta.addcdiv_(mean, self._scratch, value=-step_size)


class AdamW(Adam):
    """Adam with decoupled weight decay (Loshchilov & Hutter 2019)."""

    decay = "theta.mul_(1 - rate * l2)"

    def step(self, learning_rate: float, training: Training) -> None:
        self.steps += 1
        if training.l2 != 0.0:
            self.theta.mul_(1 - learning_rate * training.l2)
        self.update(self.gradient, learning_rate, training)


OPTIMIZER_CLASSES: dict[str, type[Optimizer]] = {
    "sgd": SGD,
    "momentum": Momentum,
    "nesterov": Nesterov,
    "rmsprop": RMSprop,
    "adagrad": Adagrad,
    "adam": Adam,
    "adamw": AdamW,
}
"""Every optimiser by its name in experiment files."""


PIECE = 1 << 20
"""Floats of one piece: what an update works on then stays in the cache."""
KEPT_PIECE = 1 << 22
"""Floats that are copied without asking: some milliseconds."""


class InPieces(Optimizer):
    """The same updates of a long ``theta`` piece by piece; ``ask`` is called between pieces and may raise.

    Every rule works entry by entry, so the bits are the same.
    """

    def __init__(self, name: str, theta: Tensor, gradient: Tensor, ask: Callable[[], None]) -> None:
        self.theta = theta
        self.gradient = gradient
        self.steps = 0
        self._ask = ask
        self._pieces = [
            OPTIMIZER_CLASSES[name](theta[first : first + PIECE], gradient[first : first + PIECE])
            for first in range(0, len(theta), PIECE)
        ]
        self.state = {key: torch.zeros_like(theta) for key in self._pieces[0].state}

    def step(self, learning_rate: float, training: Training) -> None:
        for index, piece in enumerate(self._pieces):
            self.begun = index * PIECE
            self._ask()
            part = slice(index * PIECE, (index + 1) * PIECE)
            piece.state = {name: whole[part] for name, whole in self.state.items()}
            piece.steps = self.steps
            piece.step(learning_rate, training)
        self.begun = 0
        self.steps += 1


class GradientClip:
    """Scales the gradient to a Euclidean norm of at most ``clip_norm``, as ``clip_grad_norm_`` on separate tensors."""

    def __init__(self, gradient: Tensor, tensors: list[Tensor]) -> None:
        self._gradient = gradient
        self._tensors = tensors

    def apply(self, clip_norm: float) -> None:
        """Scale in place. The norm is the norm of the tensors' norms, as in ``torch.nn.utils``: the same last bits."""
        norms = torch._foreach_norm(self._tensors, 2.0)
        norm = torch.linalg.vector_norm(torch.stack(norms), 2.0)
        self._gradient.mul_(torch.clamp(clip_norm / (norm + 1e-6), max=1.0))


def copy_in_pieces(to: Tensor, source: Tensor, ask: Callable[[], None]) -> None:
    """Fill ``to`` (n,) with ``source`` (n,); ``ask`` is called before every ``KEPT_PIECE`` floats and may raise."""
    for first in range(0, len(source), KEPT_PIECE):
        ask()
        to[first : first + KEPT_PIECE].copy_(source[first : first + KEPT_PIECE])


class Saved:
    """Parameters and optimiser state at one update, in memory of its own that is written again and again."""

    def __init__(self, theta: Tensor, optimizer: Optimizer) -> None:
        self._live = [theta, *optimizer.state.values()]
        self._kept = [torch.empty_like(tensor) for tensor in self._live]
        self._optimizer = optimizer
        self._steps = 0
        self.empty = True

    @property
    def theta(self) -> Tensor:
        """The parameters as they were, until the next ``keep``."""
        return self._kept[0]

    def keep(self, ask: Callable[[], None] | None = None) -> None:
        """Take over what is now. ``ask`` is called between long copies and may raise: then nothing is kept."""
        if ask is None:
            torch._foreach_copy_(self._kept, self._live)
        else:
            self.empty = True
            for kept, live in zip(self._kept, self._live, strict=True):
                copy_in_pieces(kept, live, ask)
        self._steps = self._optimizer.steps
        self.empty = False

    def tensors(self, steps: int) -> tuple[list[Tensor], list[Tensor]]:
        """What is copied, and where to: somebody else keeps the moment at which the optimiser has done ``steps``."""
        self._steps = steps
        self.empty = False
        return self._live, self._kept

    def room(self) -> list[Tensor]:
        """Memory of its own for parameters, optimiser state and other parameters."""
        return [torch.empty_like(tensor) for tensor in (*self._live, self._live[0])]

    def put_back(self) -> None:
        """Undo every update since ``keep``, and what a step that was left has begun."""
        touched = len(self.theta) if self._optimizer.steps != self._steps else self._optimizer.begun
        if touched:
            torch._foreach_copy_([live[:touched] for live in self._live], [kept[:touched] for kept in self._kept])
        self._optimizer.steps, self._optimizer.begun = self._steps, 0
