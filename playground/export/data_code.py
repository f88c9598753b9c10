"""The code that makes or reads the samples, splits them and scales them, to the bit as ``playground.data`` does."""

from __future__ import annotations

import csv
import io
import textwrap

import numpy as np

from playground.data.build import scaling_rows
from playground.data.formula_parser import parse
from playground.data.functions import FUNCTIONS, GAP, OUTLIER_DISTANCE, OUTLIER_SHARE
from playground.experiment import FormulaSource, FunctionSource, PointsSource
from playground.export.expression import numpy_code
from playground.export.program import Program, Section, one_line, quoted
from playground.words import Said, said

WIDTH = 100
NOISY = said(
    "{n} {n:sample|samples} of {formula}, for inputs from {low:g} to {high:g}, with normal noise of σ = {sigma:g}."
)
CLEAN = said("{n} {n:sample|samples} of {formula}, for inputs from {low:g} to {high:g}, without noise.")
NO_MIDDLE, GROWS, FAR_OFF = said("nothing from the middle"), said("the noise grows with x"), said("these lie far off")
STREAMS = said("One seed gives independent random numbers for the inputs, the noise and the split.")


def data_section(program: Program) -> Section:
    """The samples: drawn anew where a formula gives them, else read from the CSV file beside the program."""
    data, source = program.experiment.data, program.experiment.data.source
    if isinstance(source, FunctionSource):
        function = FUNCTIONS[source.name]
        return _generated(program, source.name, function.formula, function.limits)
    if isinstance(source, FormulaSource):
        text = source.expression.strip()
        return _generated(program, "", text, source.domain)
    dataset = program.dataset
    about = said(
        "{n} {n:row|rows}: {name}. The last column is the target, the others are features.",
        n=len(dataset.y),
        name=quoted(dataset.name),
    )
    if _sets_of(program) is not None:
        points = said("{n} {n:point|points} drawn by hand: x, y and each one's set (0 training, 1 validation, 2 test).")
        about = points.filled(n=len(dataset.y))
        code = f"""\
table = np.loadtxt(HERE / {program.data_file!r}, delimiter=",", skiprows=1, ndmin=2, encoding="utf-8")
X, y, sets = table[:, :1], table[:, 1:2], table[:, 2]"""
        return Section(said("Data"), about, code)
    code = f"""\
table = np.loadtxt(HERE / {program.data_file!r}, delimiter=",", skiprows=1, ndmin=2, encoding="utf-8")
X, y = table[:, :-1], table[:, -1:]
_, division = np.random.default_rng({data.seed}).spawn(2)"""
    return Section(said("Data"), about, code)


def data_files(program: Program) -> dict[str, bytes]:
    """The CSV file that ``data_section`` reads, by its name; nothing for samples that are drawn anew."""
    if isinstance(program.experiment.data.source, FunctionSource | FormulaSource):
        return {}
    dataset = program.dataset
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    names = [one_line(name) for name in (*dataset.feature_names, dataset.target_name)]
    columns = [dataset.x, dataset.y]
    if (sets := _sets_of(program)) is not None:
        names.append("set")
        columns.append(np.array(sets))
    writer.writerow(names)
    writer.writerows(np.column_stack(columns).tolist())
    return {program.data_file: text.getvalue().encode()}


def _sets_of(program: Program) -> tuple[int, ...] | None:
    """Which set each point is in, where that was said point by point rather than drawn."""
    source = program.experiment.data.source
    return source.sets or None if isinstance(source, PointsSource) else None


def scaling_section(program: Program) -> Section:
    """The split in three and the scaling, which knows the training set alone unless ``Data.scaling`` says "all"."""
    split, counts = _split(program)
    scaling, text = _scaling(program)
    lines = [split, *scaling]
    about = program.tell(said("Features and targets of these rows as the network sees them."))
    lines.append(f'''

def scaled(rows):
    """{about}"""
    features, targets = (X[rows] - X_mean) / X_deviation, (y[rows] - y_mean) / y_deviation
    return torch.from_numpy(features).float(), torch.from_numpy(targets).float()


X_train, y_train = scaled(train)''')
    if len(program.dataset.subsets[1]):
        lines.append("X_valid, y_valid = scaled(valid)")
    return Section(
        said("Split and scaling"), said("{counts} {text}", counts=counts, text=text), "\n".join(lines)
    )


def _split(program: Program) -> tuple[str, Said]:
    """The line that splits the rows, and what it does in words."""
    dataset = program.dataset
    train, valid, test = (len(rows) for rows in dataset.subsets)
    line = f"train, valid, test = np.split(division.permutation({len(dataset.y)}), {[train, train + valid]})"
    counts = said("{train} training, {valid} validation and {test} test {test:row|rows}, chosen at random.")
    if _sets_of(program) is not None:
        line = "train, valid, test = (np.flatnonzero(sets == number) for number in range(3))"
        counts = said("{train} training, {valid} validation and {test} test {test:row|rows}, as drawn.")
    return line, counts.filled(train=train, valid=valid, test=test)


def _scaling(program: Program) -> tuple[list[str], Said]:
    """The lines that measure the scaling, and on which rows in words."""
    if program.dataset.joined:
        return _kept_scaling(program), said(
            "The scaling is that of the data which the run began with, before points were drawn or moved by hand."
        )
    if not program.experiment.data.standardize:
        return ["X_mean, X_deviation = y_mean, y_deviation = 0.0, 1.0"], said("The values are not scaled.")
    leaks = program.experiment.data.scaling == "all"
    rows = "" if leaks else "[train]"
    lines = [f"{name}_mean, {name}_deviation = {name}{rows}.mean(axis=0), {name}{rows}.std(axis=0)" for name in "Xy"]
    text = said("Features and target are scaled to mean 0 and standard deviation 1, both measured on the training set.")
    if leaks:
        text = said(
            "Features and target are scaled to mean 0 and standard deviation 1, both measured on all rows: the"
            " training knows that much of the validation and test set."
        )
    return [*lines, *_constant_columns(program)], text


def _kept_scaling(program: Program) -> list[str]:
    """Lines for a scaling that none of these rows tells."""
    dataset = program.dataset
    return [
        f"{name}_mean, {name}_deviation = np.array({scaling.mean.tolist()}), np.array({scaling.deviation.tolist()})"
        for name, scaling in (("X", dataset.x_scaling), ("y", dataset.y_scaling))
    ]


def _constant_columns(program: Program) -> list[str]:
    """Lines for columns without any spread, which are divided by 1 rather than by 0 or by a rounding error."""
    dataset = program.dataset
    rows = scaling_rows(program.experiment.data.scaling, dataset.subsets)
    lines = []
    for name, values, scaling in (("X", dataset.x, dataset.x_scaling), ("y", dataset.y[:, None], dataset.y_scaling)):
        changed = np.flatnonzero(values[rows].std(axis=0) != scaling.deviation)
        if len(changed):
            same = program.tell(said("the same value in all of these rows"))
            lines.append(f"{name}_deviation[{changed.tolist()}] = 1.0  # {same}")
    return lines


def _generated(program: Program, name: str, text: str, limits: tuple[float, float]) -> Section:
    """Samples drawn from three random streams of one seed: inputs, noise, and later the split."""
    data = program.experiment.data
    parsed = parse(text)
    columns = "x = X[:, 0]" if parsed.inputs == 1 else "x1, x2 = X[:, 0], X[:, 1]"
    lines = [
        f"inputs = np.random.default_rng({data.seed})",
        "noise, division = inputs.spawn(2)",
        *_drawn(name, program, limits, parsed.inputs),
        columns,
        *_wrapped("clean", numpy_code(parsed)),
        *_disturbed(name, program),
    ]
    about = (NOISY if data.noise else CLEAN).filled(
        n=data.samples, formula=quoted(text), low=limits[0], high=limits[1], sigma=data.noise
    )
    return Section(said("Data"), said("{about} {streams}", about=about, streams=STREAMS), "\n".join(lines))


def _drawn(name: str, program: Program, limits: tuple[float, float], inputs: int) -> list[str]:
    data = program.experiment.data
    low, high = (float(limit) for limit in limits)
    if name != "gap":
        return [f"X = inputs.uniform({low!r}, {high!r}, size=({data.samples}, {inputs}))"]
    width = GAP[1] - GAP[0]
    return [
        f"X = inputs.uniform({low!r}, {high - width!r}, size=({data.samples}, {inputs}))",
        f"X = np.where(X > {GAP[0]!r}, X + {width!r}, X)  # {program.tell(NO_MIDDLE)}",
    ]


def _disturbed(name: str, program: Program) -> list[str]:
    data, tell = program.experiment.data, program.tell
    normal = f"{float(data.noise)!r} * noise.standard_normal({data.samples})"
    if name == "heteroscedastic":
        return [f"y = (clean + {normal} * (1.0 + x))[:, None]  # {tell(GROWS)}"]
    if name == "outliers":
        count = max(1, round(OUTLIER_SHARE * data.samples))
        low, high = OUTLIER_DISTANCE
        return [
            f"error = {normal}",
            f"rows = noise.choice({data.samples}, {count}, replace=False)  # {tell(FAR_OFF)}",
            f"error[rows] += noise.choice((-1.0, 1.0), {count}) * noise.uniform({low!r}, {high!r}, {count})",
            "y = (clean + error)[:, None]",
        ]
    return [f"y = (clean + {normal})[:, None]"]


def _wrapped(name: str, code: str) -> list[str]:
    """``name = code``, over several lines if it is long."""
    line = f"{name} = {code}"
    if len(line) <= WIDTH:
        return [line]
    parts = textwrap.wrap(code, WIDTH, break_long_words=False, break_on_hyphens=False)
    return [f"{name} = (", *(f"    {part}" for part in parts), ")"]
