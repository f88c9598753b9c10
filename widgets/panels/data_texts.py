"""What the data panel says of each of its fields: its name, and what it does to learning."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from widgets.fields import explain, tip

if TYPE_CHECKING:
    from widgets.panels.data_panel import DataPanel

translate = QCoreApplication.translate


def describe_source(panel: DataPanel) -> None:
    """Where the data come from."""
    panel.source.describe(
        translate("DataPanel", "Source of the data"),
        translate(
            "DataPanel",
            "What the network is to learn: a function with noise on it, a formula of yours, or measured data.",
        ),
    )
    explain(
        panel.draw,
        translate("DataPanel", "Draw points"),
        translate(
            "DataPanel",
            "Draw, move and remove points in the fit with the mouse, or draw the function to learn freehand. "
            "Training goes on meanwhile and takes the points in at its next epoch.",
        ),
    )
    panel.csv.setAccessibleName(translate("DataPanel", "Open a CSV file"))
    panel.csv.setToolTip(
        tip(
            translate(
                "DataPanel",
                "Take a table of your own: a CSV or TSV file. What is in it is shown first; one numeric column "
                "becomes the target, others the features. Cells copied from a spreadsheet can be pasted instead.",
            )
        )
    )
    panel.formula.describe(
        translate("DataPanel", "Formula"),
        translate(
            "DataPanel",
            "A formula in x, or in x1 and x2, such as exp(-x^2)*sin(5*x). It is used once it is right and "
            "you press Enter or leave the field; Escape brings the last one back.",
        ),
    )
    domain = translate("DataPanel", "Samples are drawn uniformly between these two values of each input.")
    panel.low.describe(translate("DataPanel", "Lowest x"), domain)
    panel.high.describe(translate("DataPanel", "Highest x"), domain)
    panel.target.describe(
        translate("DataPanel", "Target column"),
        translate("DataPanel", "The column to predict. It changes places with the one before."),
    )
    explain(
        panel.choose_columns,
        translate("DataPanel", "Choose columns"),
        translate(
            "DataPanel",
            "Look into the table again: which columns are features, how it is read, what empty cells become.",
        ),
    )


def describe_samples(panel: DataPanel) -> None:
    """How many there are, how noisy, how they are split and scaled."""
    panel.samples.describe(
        translate("DataPanel", "Samples"),
        translate(
            "DataPanel",
            "How many points are drawn, before they are split. Few points and many parameters is how a network "
            "comes to learn the noise by heart.",
        ),
    )
    panel.noise.describe(
        translate("DataPanel", "Noise σ"),
        translate(
            "DataPanel",
            "Standard deviation of the normal noise added to every target, in the target's unit. No network can "
            "bring the validation RMSE below it, except by luck.",
        ),
    )
    split = translate(
        "DataPanel",
        "Percent of the samples for training, validation and test. The network learns from the first only; "
        "validation shows while it learns whether it generalises, and the test set is for the end.",
    )
    panel.bar.setAccessibleName(translate("DataPanel", "Split"))
    panel.bar.setToolTip(tip(split + " " + translate("DataPanel", "Drag the handles, or use the arrow keys.")))
    panel.split.describe(translate("DataPanel", "Split in percent"), split)
    panel.standardize.setToolTip(
        tip(
            translate(
                "DataPanel",
                "Shift and scale features and target to mean 0 and deviation 1, measured on the training set. "
                "Without it, features of large values dominate the first layer and one learning rate does not fit "
                "all weights. Explore data shows the numbers, and what it does to measure them on all data instead.",
            )
        )
    )
    panel.seed.describe(
        translate("DataPanel", "Data seed"),
        translate(
            "DataPanel", "The number that samples, noise and split are drawn from; the same seed gives the same data."
        ),
    )
