"""The fit that is drawn is what PyTorch's own network predicts, in the data's own units, over the inputs it names."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from torch import Tensor, nn

from playground.data.build import build
from playground.experiment import Data, Experiment, FunctionSource, Layer, Network, Source, TableSource
from playground.fits import EFFECT_POINTS, EFFECT_ROWS, Fits
from playground.frames import Fit, FloatArray, WishList
from playground.trainer import Trainer
from tests.core.reference import PlainRun


class Trained:
    """A network after some updates, and the same one as a person would write it."""

    def __init__(self, source: Source) -> None:
        network = Network(layers=(Layer(6, "tanh"), Layer(5, "silu")))
        experiment = Experiment(data=Data(source=source, samples=120), network=network)
        self.data = build(experiment.data)
        self.trainer = Trainer(experiment, self.data)
        self.trainer.advance(60)
        self.model = PlainRun(experiment, self.data).model
        self.model.load_state_dict(self.trainer.network.state_dict(self.trainer.theta))

    def fit(self, wish: WishList | None = None) -> Fit:
        with torch.inference_mode():
            return Fits(self.data).fit(self.trainer.network, self.trainer.theta, wish or WishList())

    def scaled(self, x: FloatArray) -> Tensor:
        scaling = self.data.x_scaling
        return torch.from_numpy((x - scaling.mean) / scaling.deviation).float()

    def predict(self, x: FloatArray) -> FloatArray:
        """For ``x`` (rows, features) in the data's units, in the data's units."""
        with torch.no_grad():
            output = self.model(self.scaled(x)).double().numpy()[:, 0]
        return np.asarray(output * self.data.y_scaling.deviation[0] + self.data.y_scaling.mean[0])


@pytest.fixture(scope="module")
def mcycle() -> Trained:
    """Milliseconds in, acceleration in g out: neither is near zero and one."""
    return Trained(TableSource("mcycle"))


def test_of_one_input_it_is_the_networks_curve_over_the_domain(mcycle: Trained) -> None:
    fit = mcycle.fit()
    assert fit.curve is not None
    assert fit.curve_x is not None
    assert (fit.curve_x[0], fit.curve_x[-1]) == tuple(mcycle.data.domain[0])
    assert fit.curve_x[-1] > 50.0  # milliseconds
    np.testing.assert_allclose(fit.curve, mcycle.predict(fit.curve_x[:, None]), rtol=1e-4, atol=1e-3)
    assert fit.units is None


@pytest.mark.parametrize("layer", [0, 1])
def test_the_units_are_the_activations_of_the_layer_that_was_asked_for(mcycle: Trained, layer: int) -> None:
    fit = mcycle.fit(WishList(units_layer=layer))
    assert fit.curve_x is not None
    assert fit.units is not None
    assert isinstance(mcycle.model, nn.Sequential)
    until = mcycle.model[: 2 * layer + 2]  # a linear map and its activation for every layer
    with torch.no_grad():
        expected = until(mcycle.scaled(fit.curve_x[:, None])).numpy()
    np.testing.assert_allclose(fit.units, expected, rtol=1e-4, atol=1e-5)
    assert fit.units_layer == layer
    assert mcycle.fit(WishList(units_layer=2)).units is None  # there is no third one


def test_of_two_inputs_it_is_an_image_with_rows_of_x2() -> None:
    trained = Trained(FunctionSource("gaussian_bumps"))
    fit = trained.fit()
    assert fit.image is not None
    assert fit.extent == (*trained.data.domain[0], *trained.data.domain[1])
    rows, columns = fit.image.shape
    (x1_low, x1_high), (x2_low, x2_high) = trained.data.domain
    first, second = np.linspace(x1_low, x1_high, columns), np.linspace(x2_low, x2_high, rows)
    for row in (0, rows // 3, rows - 1):
        x = np.column_stack([first, np.full(columns, second[row])])
        np.testing.assert_allclose(fit.image[row], trained.predict(x), rtol=1e-4, atol=1e-5)


def test_of_more_inputs_it_is_the_mean_prediction_with_the_feature_set_to_each_value() -> None:
    trained = Trained(TableSource("auto_mpg"))
    fit = trained.fit(WishList(effect_feature=2))
    assert fit.curve_x is not None
    assert fit.curve is not None
    assert fit.feature == 2
    assert (fit.curve_x[0], fit.curve_x[-1]) == tuple(trained.data.domain[2])
    rows = trained.data.x[trained.data.subsets[0][: EFFECT_ROWS + 1]].copy()
    expected = []
    for value in fit.curve_x:
        rows[:, 2] = value
        expected.append(trained.predict(rows).mean())
    assert len(expected) == EFFECT_POINTS
    np.testing.assert_allclose(fit.curve, expected, rtol=1e-4)
