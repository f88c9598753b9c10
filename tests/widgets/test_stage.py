"""Plots on the stage for exports: what stands in a picture has the room that it needs."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from playground.data.build import build
from playground.experiment import Data, Experiment, Layer, Network, Training
from playground.export.run import FinishedRun
from playground.trainer import Trainer
from widgets import text_size
from widgets.exports.film import HEIGHT, WIDTHS
from widgets.exports.report import SIZES
from widgets.exports.stage import Stage
from widgets.main_window import MainWindow
from widgets.plots.legend import Legend
from widgets.theme import LIGHT


@pytest.fixture
def run() -> FinishedRun:
    experiment = Experiment(data=Data(samples=60), network=Network((Layer(4, "tanh"),)), training=Training())
    trainer = Trainer(experiment, build(experiment.data))
    trainer.advance(20)
    return FinishedRun(trainer.checkpoint(), trainer.dataset)


def test_every_picture_of_a_film_has_the_size_of_the_first_whatever_size_letters_become(
    qapp: QApplication, window: MainWindow, run: FinishedRun
) -> None:
    stage = Stage(WIDTHS, HEIGHT, run.experiment, run.dataset, LIGHT)
    frame = run.frame(stage.wish())
    try:
        stage.strip()
        stage.show(frame, "Update 20")
        stage.hold()
        first = stage.image().size()
        window.change_text_size(150, keep=False)
        stage.show(frame, "Update 21")
        assert stage.image().size() == first
        assert len(stage.pixels()) == 3 * first.width() * first.height()
    finally:
        window.change_text_size(text_size.USUAL, keep=False)
        stage.close()


@pytest.mark.parametrize("name", ["actual_plot", "loss_plot", "fit_plot"])
def test_the_numbers_of_a_legend_do_not_lie_over_each_other(qapp: QApplication, run: FinishedRun, name: str) -> None:
    width, height = SIZES[name]
    stage = Stage({name: width}, height, run.experiment, run.dataset, LIGHT)
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
