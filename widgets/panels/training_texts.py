"""What the training panel says of each setting: label, text for the undo menu, and what it does to learning."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from playground.words import Said, said


class Text(NamedTuple):
    """The texts of one setting; ``edit`` has a ``{value}``."""

    label: str
    edit: Said
    about: str


def training_texts() -> dict[str, Text]:
    """The texts, translated, by the setting's place in the experiment."""
    return _optimiser_texts() | _start_texts() | _penalty_texts() | _duration_texts()


def _optimiser_texts() -> dict[str, Text]:
    translate = QCoreApplication.translate
    return {
        "training.optimizer": Text(
            translate("Training", "Optimiser"),
            said("change optimiser to {value}"),
            translate(
                "Training",
                "How a gradient becomes a step. SGD walks straight down the slope; momentum and Nesterov keep some of "
                "their speed; RMSprop, Adagrad, Adam and AdamW give every parameter a step size of its own, which "
                "helps where gradients differ much from layer to layer.",
            ),
        ),
        "training.learning_rate": Text(
            translate("Training", "Learning rate"),
            said("change learning rate to {value}"),
            translate(
                "Training",
                "How long a step is. Too small, and the loss creeps; too large, and it jumps about or diverges. Find "
                "where it begins to jump and go down by a factor of 3 to 10. SGD usually wants 10 to 100 times what "
                "Adam wants.",
            ),
        ),
        "training.momentum": Text(
            translate("Training", "Momentum"),
            said("change momentum to {value}"),
            translate(
                "Training",
                "The share of its last step that SGD keeps, from 0 up to but not including 1. It evens out the zigzag "
                "in narrow valleys; on a steady slope steps grow up to 1/(1 − momentum) times as long: tenfold at 0.9. "
                "Used by SGD + momentum and Nesterov only.",
            ),
        ),
        "training.batch_size": Text(
            translate("Training", "Batch"),
            said("change batch size to {value}"),
            translate(
                "Training",
                "How many samples each update averages over. Small batches make many cheap, noisy updates an epoch, "
                "and the noise can shake the network out of poor regions; large ones are smooth and exact but fewer.",
            ),
        ),
        "training.loss": Text(
            translate("Training", "Loss"),
            said("change loss to {value}"),
            translate(
                "Training",
                "What is made small. MSE squares the residuals, so a few outliers pull the fit towards them; MAE "
                "weighs them by their size and aims at the median; Huber is MSE for small residuals and MAE for large.",
            ),
        ),
        "training.huber_delta": Text(
            translate("Training", "δ"),
            said("change Huber's δ to {value}"),
            translate(
                "Training",
                "The residual, in scaled units, at which Huber changes from squared to straight. Small δ behaves like "
                "MAE and ignores outliers, large δ like MSE.",
            ),
        ),
    }


def _start_texts() -> dict[str, Text]:
    translate = QCoreApplication.translate
    return {
        "network.init": Text(
            translate("Training", "Initialisation"),
            said("change initialisation to {value}"),
            translate(
                "Training",
                "Where the weights start. Xavier keeps the size of signals from layer to layer for tanh-like "
                "activations, He for ReLU; too small a start makes signals and gradients fade, too large makes them "
                "explode. Constant makes all units of a layer alike for ever. A change starts a new run.",
            ),
        ),
        "network.init_value": Text(
            translate("Training", "Initial value"),
            said("change initial value to {value}"),
            translate(
                "Training",
                "σ of the normal distribution, or the constant, that the parameters start with. A σ near "
                "1/√(units of the layer before) keeps signals of the same size from layer to layer.",
            ),
        ),
        "network.seed": Text(
            translate("Training", "Seed"),
            said("change network seed to {value}"),
            translate(
                "Training",
                "The number that the initial weights are drawn from. The same seed repeats the same run exactly; try "
                "several before believing that one setting is better than another.",
            ),
        ),
        "training.seed": Text(
            translate("Training", "Shuffle seed"),
            said("change shuffle seed to {value}"),
            translate(
                "Training",
                "The number that the order of the samples in each epoch is drawn from. Another order is another path "
                "down the same surface. A change starts a new run.",
            ),
        ),
    }


def _penalty_texts() -> dict[str, Text]:
    translate = QCoreApplication.translate
    return {
        "training.l1": Text(
            translate("Training", "L1"),
            said("change L1 to {value}"),
            translate(
                "Training",
                "Pulls every parameter towards 0 by the same amount, however small it is: those that are not needed "
                "end near 0 and the network becomes sparse. 0 switches it off; 1e-5 to 1e-3 are usual.",
            ),
        ),
        "training.l2": Text(
            translate("Training", "L2"),
            said("change L2 to {value}"),
            translate(
                "Training",
                "Weight decay: pulls every parameter towards 0 in proportion to its size, which makes the curve "
                "smoother and overfitting milder; too much flattens the fit. AdamW applies it apart from the gradient. "
                "0 switches it off; 1e-5 to 1e-2 are usual.",
            ),
        ),
        "training.clip_norm": Text(
            translate("Training", "Clip gradient at"),
            said("change gradient clipping to {value}"),
            translate(
                "Training",
                "The largest Euclidean norm that the whole gradient may have; a longer one is shortened and keeps its "
                "direction. It tames explosions in deep networks. Far below the usual norm it only makes steps "
                "smaller. Empty or “off” switches it off.",
            ),
        ),
    }


def _duration_texts() -> dict[str, Text]:
    translate = QCoreApplication.translate
    return {
        "training.patience": Text(
            translate("Training", "Early stopping (epochs)"),
            said("change early stopping to {value}"),
            translate(
                "Training",
                "Stops when the validation loss has not improved for so many epochs and goes back to the best "
                "parameters, before the network learns the noise by heart. Empty or “off” switches it off.",
            ),
        ),
        "training.max_epochs": Text(
            translate("Training", "Max epochs"),
            said("change max epochs to {value}"),
            translate(
                "Training",
                "The epoch at which training stops; an epoch is one pass over the training set. Empty or “off” lets it "
                "go on for ever.",
            ),
        ),
        "training.schedule": Text(
            translate("Training", "Schedule"),
            said("change schedule to {value}"),
            translate(
                "Training",
                "How the learning rate changes while it trains. Long steps first cover ground; short ones later settle "
                "where noisy long ones would jump about. Step multiplies it from time to time; cosine lets it fall "
                "smoothly to 0.",
            ),
        ),
        "training.schedule_epochs": Text(
            translate("Training", "Epochs a step"),
            said("change schedule to {value} {value:epoch|epochs}"),
            translate(
                "Training",
                "Epochs from one step of the learning rate to the next, or the length of the whole cosine, after which "
                "the learning rate is 0 and nothing is learnt any more.",
            ),
        ),
        "training.schedule_factor": Text(
            translate("Training", "×"),
            said("change schedule's factor to {value}"),
            translate(
                "Training",
                "What the learning rate is multiplied by at every step: 0.5 halves it. Above 0 and at most 1.",
            ),
        ),
    }
