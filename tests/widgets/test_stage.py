"""Plots on the stage for exports: what stands in a picture has the room that it needs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.export.run import FinishedRun
from playground.trainer import Trainer
from widgets.exports.report import SIZES
from widgets.exports.stage import Stage
from widgets.plots.legend import Legend
from widgets.theme import LIGHT


@pytest.mark.parametrize("name", ["actual_plot", "loss_plot", "fit_plot"])
def test_the_numbers_of_a_legend_do_not_lie_over_each_other(qapp: QApplication, name: str) -> None:
    experiment = Experiment(data=Data(samples=60), network=Network((Layer(4, "tanh"),)), training=Training())
    dataset = build(experiment.data)
    trainer = Trainer(experiment, dataset)
    trainer.advance(20)
    run = FinishedRun(trainer.checkpoint(), dataset)
    width, height = SIZES[name]
    stage = Stage({name: width}, height, experiment, dataset, LIGHT)
    try:
        stage.strip()
        stage.show(run.frame(stage.wish()))
        legend = stage.plots[name].findChild(Legend) or stage.cards[name].findChild(Legend)
        assert legend is not None
        buttons = [legend.button(entry.key) for entry in legend.entries]
        assert len(buttons) >= 2
        for button in buttons:
            mark = button.iconSize().width()
            assert mark + button.fontMetrics().horizontalAdvance(button.text()) <= button.width()
            assert legend.rect().contains(button.geometry())
        for left, right in pairwise(buttons):
            assert not left.geometry().intersects(right.geometry())
    finally:
        stage.close()
