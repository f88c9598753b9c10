"""Pictures in words say what the numbers are."""

from __future__ import annotations

import numpy as np
import pytest

from playground.alternatives import curve_words, loss_words, turns
from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.frames import LossCurves, Wish, WishList
from playground.picture import Moment, Painter
from playground.trainer import Trainer


def curves(train: list[float], valid: list[float] | None = None, every: int = 1) -> LossCurves:
    """Losses of epochs 0, ``every``, 2 ``every``, …"""
    count = len(train)
    shown = np.full(count, np.nan) if valid is None else np.array(valid)
    epochs = every * np.arange(count, dtype=np.float64)
    best = None if valid is None else int(epochs[int(np.nanargmin(shown))])
    return LossCurves(np.zeros(0), np.zeros(0), epochs, 10 * epochs, np.array(train), shown, best)


@pytest.mark.parametrize(
    ("of", "words"),
    [
        (
            curves([1.02, 0.4, 0.013], [1.1, 0.021, 0.05], every=620),
            "Training loss falls from 1.02 to 0.013 over 1,240 epochs. "
            "Validation loss is lowest, 0.021, at epoch 620, and has risen to 0.05 since.",
        ),
        (
            curves([1.0, 0.5], [1.1, 0.6]),
            "Training loss falls from 1 to 0.5 over 1 epoch. Validation loss is at its lowest, 0.6.",
        ),
        (curves([1.0, 4.0]), "Training loss rises from 1 to 4 over 1 epoch."),
        (curves([1.0, 0.995, 1.001]), "Training loss stays near 1 for 2 epochs."),
        (curves([1.5], [1.6]), "Before training, the training loss is 1.5. The validation loss is 1.6."),
        (curves([float("nan")]), ""),
        (curves([2.0, float("inf"), 1.0]), "Training loss falls from 2 to 1 over 2 epochs."),
    ],
)
def test_losses_are_said_with_their_course(of: LossCurves, words: str) -> None:
    assert " ".join(loss_words(of)) == words


def test_the_turns_of_a_curve_are_its_hills_and_valleys_and_no_wiggles() -> None:
    x = np.linspace(0.0, 2.0 * np.pi, 401)
    assert [round(float(x[at]), 1) for at in turns(np.sin(x))] == [0.0, 1.6, 4.7, 6.3]
    rough = np.sin(x) + 0.02 * np.sin(40.0 * x)
    assert len(turns(rough)) == 4
    assert turns(np.array([0.0, 1.0, 2.0])) == [0, 2]
    assert turns(np.array([3.0, 3.0, 3.0])) == [0, 2]


def test_a_curve_is_said_from_left_to_right() -> None:
    x = np.linspace(0.0, 3.0, 301)
    words = curve_words(x, np.where(x < 1.0, 0.0 - x, np.where(x < 2.0, 2.0 * x - 3.0, 3.0 - x)))
    assert words == "From 0 at 0 the network's curve falls to -1 at 1, rises to 1 at 2, falls to 0 at 3."
    assert curve_words(x, np.ones_like(x)) == "The network's curve is flat, at 1."
    assert curve_words(x, np.sin(20.0 * x)) == "The network's curve turns 19 times between -1 and 1."


def test_a_trained_network_is_said_as_it_is() -> None:
    experiment = Experiment(
        name="Small",
        data=Data(samples=60),
        network=Network(layers=(Layer(4, "tanh"),)),
        training=Training(max_epochs=30),
    )
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(40)
    fit = Painter(trainer.dataset).draw(
        experiment, trainer.theta, WishList(Wish.FIT), Moment(1, 40, 10, 0.0, 0.01)
    ).fit
    assert fit is not None
    assert fit.curve is not None
    assert fit.curve_x is not None
    words = curve_words(fit.curve_x, fit.curve)
    assert words.startswith(f"From {fit.curve[0]:.3g} at {fit.curve_x[0]:.3g} the network's curve")
    assert f"{fit.curve[-1]:.3g} at {fit.curve_x[-1]:.3g}" in words
