from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
import pytest
from msgspec.structs import replace
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from playground.baselines import baselines, finished
from playground.data.build import build
from playground.experiment import Data, Experiment, TableSource
from playground.frames import LossCurves, Wish
from tests.widgets.plotting import dataset, drag, frame, hover, placed
from widgets.plots.loss_plot import LossPlot
from widgets.theme import DARK

FloatArray = NDArray[np.float64]
BATCHES = 4


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[LossPlot]:
    plot = LossPlot()
    host = placed(qtbot, plot)
    plot.show_dataset(dataset())
    yield plot
    host.close()


def curves(train: FloatArray, valid: FloatArray | None = None, best: int | None = None) -> LossCurves:
    epochs = np.arange(float(len(train)))
    updates = epochs * BATCHES
    batches = np.arange(1.0, updates[-1] + 1)
    return LossCurves(
        batch_updates=batches,
        batch_losses=np.interp(batches, updates, train),
        epochs=epochs,
        updates=updates,
        train=train,
        valid=np.full(len(train), np.nan) if valid is None else valid,
        best_epoch=best,
    )


def falling(count: int) -> FloatArray:
    return np.asarray(0.5 ** np.arange(float(count)))


def test_the_curves_are_the_frames_on_a_log_axis_and_as_they_are_on_a_linear_one(plot: LossPlot) -> None:
    train, valid = falling(6), 2 * falling(6)
    plot.show_frame(frame(loss=curves(train, valid), update=20))
    np.testing.assert_allclose(plot.train.ys, np.log10(train))
    np.testing.assert_allclose(plot.valid.ys, np.log10(valid))
    np.testing.assert_array_equal(plot.train.xs, np.arange(6.0))
    plot.logarithmic.setChecked(False)
    np.testing.assert_array_equal(plot.train.ys, train)
    assert plot.canvas.shown_range()[1][0] <= 0.0
    assert plot.last_update == 20
    assert plot.wish().wishes == Wish.LOSS


def test_batch_losses_lie_between_the_epochs_they_belong_to(plot: LossPlot) -> None:
    plot.show_frame(frame(loss=curves(falling(4))))
    np.testing.assert_allclose(plot.batches.xs, np.arange(1, 13) / BATCHES)


def test_the_range_holds_the_batches_that_are_drawn_last_and_leaves_room_for_the_names(
    plot: LossPlot, qtbot: QtBot
) -> None:
    plot.show_frame(frame(loss=curves(falling(3)), update=8))
    late = replace(curves(falling(6)), batch_losses=np.geomspace(1e-4, 50.0, 20))
    plot.show_frame(frame(loss=late, update=20))  # the last one: no other follows
    qtbot.waitUntil(lambda: len(plot.batches.ys) == 20)

    def all_is_seen(highest: float, lowest: float) -> None:
        low, high = plot.canvas.shown_range()[1]
        _, pixels = plot.canvas.to_pixels(np.zeros(2), np.array([highest, lowest]))
        epoch, loss = plot.canvas.name_places()
        assert low < lowest < highest < high
        assert loss.bottom() <= pixels[0]
        assert pixels[1] <= epoch.top()

    qtbot.waitUntil(lambda: all_is_seen(np.log10(50.0), -4.0))
    plot.logarithmic.setChecked(False)
    qtbot.waitUntil(lambda: all_is_seen(50.0, 1e-4))


def test_smoothing_hides_the_batches_and_averages_the_epochs(plot: LossPlot) -> None:
    noisy = np.exp(np.random.default_rng(0).normal(0.0, 0.3, 300))
    plot.show_frame(frame(loss=curves(noisy)))
    raw = float(np.std(plot.train.ys))
    plot.smooth.setChecked(True)
    assert not plot.batches.isVisible()
    assert np.std(plot.train.ys) < 0.6 * raw
    plot.smooth.setChecked(False)
    assert plot.batches.isVisible()
    assert np.std(plot.train.ys) == pytest.approx(raw)


def test_the_cursor_reads_the_nearest_epoch_exactly(plot: LossPlot, qtbot: QtBot) -> None:
    train, valid = falling(1200), 1.5 * falling(1200)
    train[812], valid[812] = 0.0123, 0.0145
    plot.smooth.setChecked(True)
    plot.show_frame(frame(loss=curves(train, valid)))
    hover(plot.canvas, 812.2, plot.canvas.shown_range()[1][0] + 0.1)
    qtbot.waitUntil(lambda: plot.canvas.readout() != "")
    assert plot.canvas.readout() == "epoch 812 · update 3,248 · train 0.0123 · validation 0.0145"
    assert plot.crosshair.hair == 812.0


def test_without_a_validation_set_nothing_is_said_of_it(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_frame(frame(loss=curves(falling(10))))
    hover(plot.canvas, 3.0, -1.0)
    qtbot.waitUntil(lambda: plot.canvas.readout() != "")
    assert plot.canvas.readout() == "epoch 3 · update 12 · train 0.125"
    assert plot.legend.text().startswith("train 0.00195, validation")
    assert plot.legend.text().endswith("validation")


def test_before_the_first_epoch_has_ended_the_cursor_reads_batches(plot: LossPlot, qtbot: QtBot) -> None:
    whole = curves(falling(2))
    begun = LossCurves(
        batch_updates=whole.batch_updates[:3],
        batch_losses=np.array([1.0, 0.75, 0.5]),
        epochs=whole.epochs[:1],
        updates=whole.updates[:1],
        train=whole.train[:1],
        valid=whole.valid[:1],
        best_epoch=None,
    )
    plot.show_frame(frame(loss=begun))
    assert plot.canvas.note() == ""
    hover(plot.canvas, float(plot.batches.xs[1]), -0.1)
    qtbot.waitUntil(lambda: plot.canvas.readout() == "update 2 · batch loss 0.75")


def test_the_lowest_validation_loss_is_marked_with_a_word(plot: LossPlot) -> None:
    valid = np.array([1.0, 0.5, 0.2, 0.4, 0.6])
    plot.show_frame(frame(loss=curves(falling(5), valid, best=2)))
    (best,) = [mark for mark in plot.marks.marks if mark.word]
    assert (best.x, best.word) == (2.0, "best")
    assert best.y == pytest.approx(np.log10(0.2))
    plot.legend.button("valid").click()
    assert not [mark for mark in plot.marks.marks if mark.word]
    assert not plot.valid.isVisible()


def test_the_curves_end_in_different_shapes(plot: LossPlot) -> None:
    plot.show_frame(frame(loss=curves(falling(5), falling(5))))
    assert {mark.marker.shape for mark in plot.marks.marks} == {"o", "d"}


def test_a_loss_of_zero_is_drawn_below_all_others_and_read_as_zero(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_frame(frame(loss=curves(np.array([1.0, 0.1, 0.0, 0.0]))))
    np.testing.assert_allclose(plot.train.ys, [0.0, -1.0, -2.0, -2.0])
    hover(plot.canvas, 3.0, -1.0)
    qtbot.waitUntil(lambda: plot.canvas.readout().endswith("train 0"))


@pytest.mark.parametrize("bad", [np.nan, np.inf, 1e300])
@pytest.mark.parametrize("logarithmic", [True, False])
def test_a_loss_that_is_not_finite_is_a_gap_and_an_enormous_one_is_a_number(
    plot: LossPlot, bad: float, logarithmic: bool
) -> None:
    plot.logarithmic.setChecked(logarithmic)
    plot.show_frame(frame(loss=curves(np.array([1.0, 0.5, bad]), np.array([1.0, 0.5, bad]))))
    low, high = plot.canvas.home_range()[1]
    assert np.isfinite(low)
    assert low < high
    assert not plot.grab().isNull()


def test_a_long_history_is_thinned_and_keeps_its_spike(plot: LossPlot) -> None:
    train = np.full(16_000, 0.1)
    train[7_777] = 9.0
    plot.show_frame(frame(loss=curves(train)))
    assert len(plot.train.xs) <= 500
    assert plot.train.ys.max() == pytest.approx(np.log10(9.0))


def test_panning_holds_the_view_until_reset(plot: LossPlot, qtbot: QtBot) -> None:
    plot.show_frame(frame(loss=curves(falling(10))))
    drag(plot.canvas, QPointF(300, 150), QPointF(250, 170))
    panned = plot.canvas.shown_range()
    plot.show_frame(frame(loss=curves(falling(40)), update=2))
    qtbot.waitUntil(lambda: len(plot.train.xs) == 40)
    assert plot.canvas.shown_range() == panned
    plot.canvas.reset_view()
    assert plot.canvas.shown_range()[0][1] >= 39.0


def test_the_last_of_many_frames_is_drawn_and_its_values_stand_in_the_legend(plot: LossPlot, qtbot: QtBot) -> None:
    for count in range(5, 30):
        plot.show_frame(frame(loss=curves(np.full(count, count / 100), np.full(count, 0.5)), update=count))
    qtbot.waitUntil(lambda: len(plot.train.xs) == 29)
    qtbot.waitUntil(lambda: plot.legend.text() == "train 0.29, validation 0.5")


def test_before_training_it_says_what_to_press_and_again_after_clear(plot: LossPlot) -> None:
    assert plot.canvas.note() == "Press Train (Space)"
    plot.show_frame(frame(loss=curves(falling(5)), update=16))
    assert plot.canvas.note() == ""
    assert "0.0625" in plot.describe()
    plot.show_theme(DARK)
    plot.clear()
    assert plot.canvas.note() == "Press Train (Space)"
    assert not len(plot.train.xs)
    assert not len(plot.batches.xs)
    assert plot.last_update == -1


def test_an_epoch_before_training_is_not_yet_training(plot: LossPlot) -> None:
    plot.show_frame(frame(loss=curves(falling(1))))
    assert plot.canvas.note() == "Press Train (Space)"


@pytest.mark.parametrize("best", [1, 3, 5, 36, 37, 38])
def test_the_word_best_hides_no_axis_name_and_stays_inside(plot: LossPlot, best: int) -> None:
    valid = np.full(40, 0.5)
    valid[best] = 1e-3  # the lowest of all: at the lower edge
    plot.show_frame(frame(loss=curves(np.full(40, 1.0), valid, best=best)))
    plot.grab()
    (mark,) = [mark for mark in plot.marks.marks if mark.word]
    chip = plot.marks.word_place(mark)
    assert plot.canvas.area.translated(-plot.canvas.area.topLeft()).contains(chip)
    assert len(plot.canvas.name_places()) == 2
    assert not any(chip.intersects(name) for name in plot.canvas.name_places())
    markers = plot.canvas.to_pixels(np.array([mark.x]), np.array([mark.y]))
    assert not chip.contains(QPointF(float(markers[0][0]), float(markers[1][0])))


def test_baselines_are_level_lines_where_data_were_measured(plot: LossPlot, qtbot: QtBot) -> None:
    experiment = Experiment(data=Data(TableSource("auto_mpg")))
    measured = build(experiment.data)
    found = finished(baselines(experiment, measured))
    assert Wish.BASELINES not in plot.wish().wishes
    with qtbot.waitSignal(plot.wish_changed):
        plot.show_dataset(measured)
    assert Wish.BASELINES in plot.wish().wishes
    plot.show_frame(replace(frame(loss=curves(falling(30))), baselines=found))
    levels = plot.baselines._levels.levels
    said = plot.baselines._levels.words
    assert said.zValue() > max(plot.train.zValue(), plot.valid.zValue())  # no curve runs through the words
    plates = [plate for plate, _ in said.places()]
    assert len(plates) == len(levels)
    assert not any(one.intersects(other) for one, other in combinations(plates, 2))
    assert [words.rpartition(" ")[0] for _, words in levels] == [
        "mean", "least squares", f"{found.neighbours} nearest neighbours"
    ]
    for (at, _), entry in zip(levels, found.entries, strict=True):
        assert entry.metrics[1] is not None
        assert at == pytest.approx(np.log10(entry.metrics[1].loss))
        low, high = plot.canvas.home_range()[1]
        assert low <= at <= high
    plot.logarithmic.click()
    assert plot.baselines._levels.levels[0][0] == pytest.approx(10.0 ** levels[0][0])
    plot.baselines.box.click()
    assert plot.baselines._levels.levels == ()
    # what a person chose stays with other data
    plot.show_dataset(measured)
    assert not plot.baselines.wanted


def test_the_words_of_baselines_keep_clear_of_best_and_of_the_ends_of_curves(plot: LossPlot) -> None:
    experiment = Experiment(data=Data(TableSource("auto_mpg")))
    measured = build(experiment.data)
    found = finished(baselines(experiment, measured))
    plot.show_dataset(measured)
    last = found.entries[-1].metrics[1]
    assert last is not None
    valid = np.full(40, last.loss)
    valid[35] *= 0.99
    plot.show_frame(replace(frame(loss=curves(np.full(40, 2.0), valid, best=35)), baselines=found))
    plot.grab()
    marks = plot.marks.places()
    assert len(marks) == 4  # two ends, the best and its word
    plates = [plate for plate, _ in plot.baselines._levels.words.places()]
    assert len(plates) == len(found.entries)
    assert not [(plate, mark) for plate in plates for mark in marks if plate.intersects(mark)]
    assert plates == [plate for plate, _ in plot.baselines._levels.words.places()]
