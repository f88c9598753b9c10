"""The plain way to train: ``nn.Sequential``, autograd and ``torch.optim``, as a textbook writes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from playground.data.dataset import Dataset
from playground.experiment import Experiment, Layer, Training
from playground.schedule import learning_rate


class Sine(nn.Module):
    """sin(z); ``torch.nn`` has none."""

    def forward(self, z: Tensor) -> Tensor:
        return torch.sin(z)


MODULES: dict[str, Callable[[float], nn.Module]] = {
    "identity": lambda slope: nn.Identity(),
    "sigmoid": lambda slope: nn.Sigmoid(),
    "tanh": lambda slope: nn.Tanh(),
    "relu": lambda slope: nn.ReLU(),
    "leaky_relu": lambda slope: nn.LeakyReLU(slope),
    "elu": lambda slope: nn.ELU(),
    "gelu": lambda slope: nn.GELU(),
    "silu": lambda slope: nn.SiLU(),
    "softplus": lambda slope: nn.Softplus(),
    "sine": lambda slope: Sine(),
}

LOSSES: dict[str, Callable[[Training], nn.Module]] = {
    "mse": lambda training: nn.MSELoss(),
    "mae": lambda training: nn.L1Loss(),
    "huber": lambda training: nn.HuberLoss(delta=training.huber_delta),
}

Parameters = Iterator[nn.Parameter]

OPTIMIZERS: dict[str, Callable[[Parameters, Training], torch.optim.Optimizer]] = {
    "sgd": lambda p, t: torch.optim.SGD(p, t.learning_rate, weight_decay=t.l2),
    "momentum": lambda p, t: torch.optim.SGD(p, t.learning_rate, momentum=t.momentum, weight_decay=t.l2),
    "nesterov": lambda p, t: torch.optim.SGD(
        p, t.learning_rate, momentum=t.momentum, weight_decay=t.l2, nesterov=True
    ),
    "rmsprop": lambda p, t: torch.optim.RMSprop(p, t.learning_rate, weight_decay=t.l2),
    "adagrad": lambda p, t: torch.optim.Adagrad(p, t.learning_rate, weight_decay=t.l2),
    "adam": lambda p, t: torch.optim.Adam(p, t.learning_rate, weight_decay=t.l2),
    "adamw": lambda p, t: torch.optim.AdamW(p, t.learning_rate, weight_decay=t.l2),
}


def sequential(layers: tuple[Layer, ...], inputs: int, seed: int) -> nn.Sequential:
    """The network as a person would write it after ``torch.manual_seed(seed)``."""
    torch.manual_seed(seed)
    modules: list[nn.Module] = []
    for layer in layers:
        modules += [nn.Linear(inputs, layer.units), MODULES[layer.activation](layer.slope)]
        inputs = layer.units
    return nn.Sequential(*modules, nn.Linear(inputs, 1))


@dataclass
class PlainRun:
    """A plain training loop over an experiment's training set, with the losses it saw."""

    experiment: Experiment
    dataset: Dataset
    batch_losses: list[float] = field(default_factory=list)
    valid_losses: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        training = self.experiment.training
        self.model = sequential(
            self.experiment.network.layers, self.dataset.features, self.experiment.network.seed
        )
        self.optimizer = OPTIMIZERS[training.optimizer](self.model.parameters(), training)
        self.loss = LOSSES[training.loss](training)
        self.generator = torch.Generator().manual_seed(training.seed)
        self._x, self._y, self._valid_x, self._valid_y = (
            torch.from_numpy(values).float() for subset in (0, 1) for values in self.dataset.scaled(subset)
        )
        self._loop = self._updates()

    def advance(self, updates: int) -> None:
        """So many updates more; the validation set is evaluated at the end of every epoch."""
        for _ in range(updates):
            next(self._loop)

    def _updates(self) -> Iterator[None]:
        training, model, optimizer = self.experiment.training, self.model, self.optimizer
        epoch = 0
        while True:
            for group in optimizer.param_groups:
                group["lr"] = learning_rate(training, epoch)
            order = torch.randperm(len(self._x), generator=self.generator)
            for first in range(0, len(order), training.batch_size):
                rows = order[first : first + training.batch_size]
                optimizer.zero_grad()
                loss = self.loss(model(self._x[rows]), self._y[rows])
                loss.backward()
                if training.l1:
                    for parameter in model.parameters():
                        assert parameter.grad is not None
                        parameter.grad.add_(parameter.detach().sign(), alpha=training.l1)
                if training.clip_norm is not None:
                    nn.utils.clip_grad_norm_(model.parameters(), training.clip_norm)
                optimizer.step()
                self.batch_losses.append(loss.item())
                if first + training.batch_size >= len(order):
                    with torch.no_grad():
                        self.valid_losses.append(self.loss(model(self._valid_x), self._valid_y).item())
                yield
            epoch += 1
