"""An experiment as a Jupyter notebook: the script's code in cells, with explanations and plots."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from playground import colours
from playground.catalogue import Tell, english
from playground.data.dataset import Dataset
from playground.experiment import Experiment
from playground.export.program import Program, one_line, program, torch_release
from playground.export.script import files_beside, imports, sections
from playground.words import Said, said

if TYPE_CHECKING:
    from torch import Tensor

INTRODUCTION = said(
    "A small neural network for regression, trained with plain PyTorch. Deep Regression Playground wrote this "
    "notebook; run from top to bottom with PyTorch {torch} it repeats that program's run to the bit. The plots need "
    "matplotlib."
)
EXPLANATIONS = {
    "Split and scaling": said(
        "The network learns from the training set. The validation set shows when it begins to learn by heart, and the"
        " test set is for one last look. The scaling is measured on the training set alone, so that nothing of the"
        " other two leaks into it."
    ),
    "Network": said(
        "Each `nn.Linear` computes $z = W a + b$, and the activation function after it $a = f(z)$. Without activation"
        " functions the whole stack would be one linear map."
    ),
    "Training": said(
        "An update: the network predicts a batch, the loss says how wrong that is, `backward` finds the gradient"
        " $\\partial L / \\partial \\theta$ by the chain rule, and the optimiser changes the parameters against it. An"
        " epoch uses every training row once, in a new random order."
    ),
    "Result": said("R2 (R²) is 1 for perfect predictions and 0 for always predicting the mean."),
}
"""What is added to a section, by its title in English."""

PLOTTING = """\
try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None
    print("No plots: matplotlib is not installed (pip install matplotlib)")"""

COLOURS = colours.LIGHT
"""Matplotlib draws on white."""

LOSS_PLOT = f"""\
if plt:
    epochs, train_loss, valid_loss = zip(*history) if history else ([], [], [])
    plt.semilogy(epochs, train_loss, color="{COLOURS["train"]}", label="training")
    plt.semilogy(epochs, valid_loss, color="{COLOURS["valid"]}", linestyle="--", label="validation")
    plt.xlabel("epoch")
    plt.ylabel("loss")
    plt.legend()
    plt.show()"""

FIT_PLOT = """\
if plt:
    for name, rows, colour, marker in {subsets}:
        plt.scatter(X[rows, 0], y[rows, 0], s=12, color=colour, marker=marker, label=name)
    grid = np.linspace(X.min(), X.max(), 500)[:, None]
    plt.plot(grid, predict(grid), color="{network}", label="network")
    plt.xlabel({feature})
    plt.ylabel({target})
    plt.legend()
    plt.show()"""

ACTUAL_PLOT = """\
if plt:
    for name, rows, colour, marker in {subsets}:
        plt.scatter(y[rows, 0], predict(X[rows])[:, 0], s=12, color=colour, marker=marker, label=name)
    plt.axline((y.mean(), y.mean()), slope=1, color="{truth}", linestyle=":")
    plt.xlabel("actual " + {target})
    plt.ylabel("predicted " + {target})
    plt.legend()
    plt.show()"""

SHOWN = (
    f'("training", train, "{COLOURS["train"]}", "o")',
    f'("validation", valid, "{COLOURS["valid"]}", "D")',
    f'("test", test, "{COLOURS["test"]}", "s")',
)


def notebook(
    experiment: Experiment,
    *,
    updates: int | None = None,
    start: Mapping[str, Tensor] | None = None,
    stem: str = "notebook",
    dataset: Dataset | None = None,
    tell: Tell = english,
) -> dict[str, bytes]:
    """The files of the notebook, by name: ``{stem}.ipynb`` first, then the data and parameters that it reads, if any.

    Arguments and errors as for ``script``.
    """
    import nbformat

    untyped: Any = nbformat
    plan = program(experiment, updates, start, stem, notebook=True, dataset=dataset, tell=tell)
    texts = _cells(plan)
    make = {"markdown": untyped.v4.new_markdown_cell, "code": untyped.v4.new_code_cell}
    # ids of our own: the same experiment gives the same file
    cells = [make[kind](text, id=f"cell-{index}") for index, (kind, text) in enumerate(texts)]
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    made = untyped.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel, "language_info": {"name": "python"}})
    untyped.validate(made)
    return {f"{stem}.ipynb": (untyped.writes(made) + "\n").encode()} | files_beside(plan)


def _cells(plan: Program) -> list[tuple[str, str]]:
    """Kind and text of every cell."""
    tell = plan.tell
    name = re.sub(r"([^\w\s])", r"\\\1", one_line(tell(Said(plan.experiment.name))))
    cells = [
        ("markdown", f"# {name}\n\n{tell(INTRODUCTION.filled(torch=torch_release()))}"),
        ("code", f"{imports(plan)}\n\n{PLOTTING}"),
    ]
    plots = {"Training": LOSS_PLOT, "Result": _result_plot(plan)}
    for section in sections(plan):
        explanation = tell(EXPLANATIONS.get(section.title, ""))
        cells.append(("markdown", f"## {tell(section.title)}\n\n{tell(section.text)} {explanation}".rstrip()))
        cells.append(("code", section.code))
        if section.title in plots:
            cells.append(("code", plots[section.title]))
    return cells


def _result_plot(plan: Program) -> str:
    """The fitted curve over one feature; with more of them, predictions against what they should be."""
    dataset = plan.dataset
    subsets = [shown for shown, rows in zip(SHOWN, dataset.subsets, strict=True) if len(rows)]
    plot = FIT_PLOT if dataset.features == 1 else ACTUAL_PLOT
    # what stands between dollars would be typeset as a formula
    feature, target = (
        repr(one_line(name).replace("$", r"\$")) for name in (dataset.feature_names[0], dataset.target_name)
    )
    return plot.format(
        subsets=f"[{', '.join(subsets)}]",
        network=COLOURS["network"],
        truth=COLOURS["truth"],
        feature=feature,
        target=target,
    )
