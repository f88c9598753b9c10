"""The things that can be diagnosed: one table, one entry each, the most serious first."""

from __future__ import annotations

import msgspec

from playground.words import Said, said


class Kind(msgspec.Struct, frozen=True):
    """What is said of one diagnosis.

    ``sentence`` holds the names of ``Diagnosis.values`` in braces; ``advice`` says what to try; ``lesson`` is the id
    of the lesson that explains it.
    """

    title: Said
    sentence: Said
    advice: Said
    lesson: str


KINDS: dict[str, Kind] = {
    "exploding": Kind(
        said("Exploding gradient"),
        said(
            "‖∂L/∂z‖ is {last} at the output and {first} in layer 1; the loss is {loss}, "
            "where a network that has learnt nothing has about {usual}."
        ),
        said("Take smaller steps, clip the gradient, or start with weights that keep signals at their size."),
        "vanishing",
    ),
    "dead": Kind(
        said("Dead units"),
        said(
            "{dead} of {units} ReLU {units:unit|units} {dead:is|are} zero on every training sample looked at, {most} "
            "of those in {layer}: no gradient passes through them, and none brings them back."
        ),
        said("Use LeakyReLU, whose slope is never zero, or take smaller steps from the start."),
        "relu",
    ),
    "vanishing": Kind(
        said("Vanishing gradient"),
        said(
            "‖∂L/∂z‖ shrinks from {last} at the output to {first} in layer 1, by a factor of {factor} a layer: "
            "the first layers hardly learn."
        ),
        said(
            "Use an activation whose slope is not below 1, such as ReLU, weights that keep signals at their size, "
            "or fewer layers."
        ),
        "vanishing",
    ),
    "symmetric": Kind(
        said("Symmetric units"),
        said(
            "{twins} of {units} {units:unit|units} in {layer} {twins:has|have} the weights and bias of another one. "
            "They get the same gradient and stay copies: together they are worth one unit."
        ),
        said("Start with random weights."),
        "backpropagation",
    ),
    "saturated": Kind(
        said("Saturated units"),
        said(
            "{saturated} of {units} {units:unit|units} in {layer} {saturated:is|are} saturated: their mean |f′| is "
            "below 3 % of its maximum; over the whole layer it is {slope} of at most {bound}."
        ),
        said("Start with smaller weights, take smaller steps, or use an activation that does not flatten."),
        "vanishing",
    ),
    "initialisation": Kind(
        said("Poor initialisation"),
        said(
            "At the start the activations vary by {low} in {layer} and by {high} in {other} (variances), "
            "{ratio} times as much: signals shrink or grow on their way through the layers."
        ),
        said("Use He initialisation with ReLU, Xavier with tanh: they keep the variance."),
        "depth",
    ),
    "steps_large": Kind(
        said("Steps too large"),
        said(
            "The last update changed the weights of {layer} by {ratio} of their size; about 0.001 is usual. "
            "The loss is {loss}, where a network that has learnt nothing has about {usual}."
        ),
        said("Lower the learning rate, or clip the gradient."),
        "surface",
    ),
    "steps_small": Kind(
        said("Steps too small"),
        said(
            "The last update changed no layer's weights by more than {ratio} of their size, where about 0.001 is "
            "usual, although the gradient has a norm of {gradient}. The loss is {loss}, and was {before} before "
            "training."
        ),
        said("Raise the learning rate."),
        "surface",
    ),
    "linear": Kind(
        said("Your network is linear"),
        said(
            "Without a non-linear activation its {layers} {layers:layer is|layers are} together one linear layer: no "
            "fit can be better than least squares with a straight line or plane."
        ),
        said("Give a hidden layer an activation that bends, such as ReLU."),
        "linear",
    ),
    "overfitting": Kind(
        said("Overfitting"),
        said(
            "Since epoch {epoch} the validation loss has risen from {best} to {valid}, while the training loss fell "
            "from {then} to {train}."
        ),
        said("Stop early, decay the weights, use a smaller network, or more data."),
        "real_data",
    ),
    "plateau": Kind(
        said("Plateau"),
        said(
            "Over the last {updates} {updates:update|updates} the training loss has only gone from {then} to {train}; "
            "a network that has learnt nothing has about {usual}."
        ),
        said("Wait, try another learning rate or optimiser, or another start."),
        "surface",
    ),
}
"""Every diagnosis by its key. Lessons: linear, depth, backpropagation, vanishing, relu, real_data, surface."""
