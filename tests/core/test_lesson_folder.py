"""A lesson out of its folder, and the file and line of whatever is wrong with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from playground.experiment import Experiment, Layer
from playground.lessons.folder import LessonError, experiment_of, lesson_folders, read_lesson
from playground.lessons.json_lines import line_of
from playground.lessons.spec import StepSpec

TEXT = """# Lines
What it is about.

## What comes
More of it.

## [look] Look at it
Press **Train**: $y = Wx$.

### Hints
1. A nudge.
2. The way
   there.
3. The answer.

### [shape] What will it be?
Think first.
- [line] A line. :: Yes, and nothing else.
- [curve] A curve. :: With what
  would it bend?

## [bend] Bend it
Add a layer.

### [count] How many parameters?
"""
LESSON: dict[str, Any] = {
    "order": 3,
    "steps": [
        {
            "id": "look",
            "experiment": "linear_stack",
            "views": ["fit_plot"],
            "checks": [{"kind": "choice", "name": "shape", "right": "line"}],
        },
        {
            "id": "bend",
            "patch": {"network": {"layers": [{"units": 8, "activation": "tanh"}]}},
            "checks": [{"kind": "number", "name": "count", "quantity": "parameters"}],
        },
    ],
}


def write(folder: Path, lesson: Any = LESSON, text: str = TEXT) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    source = lesson if isinstance(lesson, str) else json.dumps(lesson, indent=1)
    (folder / "lesson.json").write_text(source, encoding="utf-8")
    (folder / "en.md").write_text(text, encoding="utf-8")
    return folder


def changed(**step: Any) -> dict[str, Any]:
    """The lesson with another first step."""
    return LESSON | {"steps": [LESSON["steps"][0] | step, LESSON["steps"][1]]}


def test_a_lesson_is_its_steps_and_what_they_say(tmp_path: Path) -> None:
    lesson = read_lesson(write(tmp_path / "lines"))
    assert (lesson.id, lesson.order, lesson.minutes) == ("lines", 3, 10)
    text = lesson.text("ko")  # not there: the language that is
    assert text.title == "Lines"
    assert text.introduction == "What it is about.\n\n## What comes\nMore of it."
    look, bend = lesson.steps
    said = look.text("en")
    assert (said.heading, said.body) == ("Look at it", "Press **Train**: $y = Wx$.")
    assert said.hints == ("A nudge.", "The way there.", "The answer.")
    question = said.questions["shape"]
    assert question.text == "What will it be? Think first."
    assert question.options["curve"].text == "A curve."
    assert question.options["curve"].reply == "With what would it bend?"
    assert bend.text("en").questions["count"].options == {}


def test_a_step_sets_up_an_example_and_a_patch_changes_parts() -> None:
    current = Experiment(name="Mine")
    assert experiment_of(StepSpec("a"), current) is None
    example = experiment_of(StepSpec("a", experiment="linear_stack"), current)
    assert example is not None
    assert {layer.activation for layer in example.network.layers} == {"identity"}
    patch = {
        "network": {"layers": [{"units": 3, "activation": "tanh"}]},
        "data": {"source": {"kind": "table", "name": "mcycle"}},
    }
    patched = experiment_of(StepSpec("a", patch=patch), current)
    assert patched is not None
    assert (patched.name, patched.network.layers) == ("Mine", (Layer(3, "tanh"),))
    assert patched.data.samples == current.data.samples


@pytest.mark.parametrize(
    ("lesson", "text", "file", "at", "problem"),
    [
        ("{", TEXT, "lesson.json", "{", "not JSON"),
        ('{"steps": ' + "[" * 100_000, TEXT, "lesson.json", "{", "an object is wanted"),
        ({"steps": []}, TEXT, "lesson.json", "steps", "at least one step"),
        (LESSON | {"format": 9}, TEXT, "lesson.json", '"format"', "format 9 is not 1"),
        (LESSON | {"stepps": []}, TEXT, "lesson.json", "{", "unknown field"),
        (changed(view=["fit_plot"]), TEXT, "lesson.json", "{", "unknown field"),
        (changed(checks=[{"kind": "guess"}]), TEXT, "lesson.json", '"guess"', "Invalid value 'guess'"),
        (changed(checks=[{"kind": "metric", "name": "mape", "below": 1}]), TEXT, "lesson.json", '"mape"',
         '"mape" is not one of loss, mse'),
        (changed(checks=[{"kind": "metric"}]), TEXT, "lesson.json", '"metric"', "neither below nor above"),
        (changed(checks=[{"kind": "network", "property": "units"}]), TEXT, "lesson.json", '"network"',
         "neither equals, below nor above"),
        (changed(checks=[{"kind": "setting", "place": "data.noise"}]), TEXT, "lesson.json", '"setting"',
         "neither equals, one_of, below nor above"),
        (changed(checks=[{"kind": "progress"}]), TEXT, "lesson.json", '"progress"', "neither updates nor a state"),
        (changed(checks=[{"kind": "progress", "state": "asleep"}]), TEXT, "lesson.json", '"asleep"', "is not one of"),
        (changed(checks=[{"kind": "network", "property": "depth", "below": 1}]), TEXT, "lesson.json", '"depth"',
         '"depth" is not one of'),
        (changed(checks=[{"kind": "number", "name": "n", "quantity": "luck"}]), TEXT, "lesson.json", '"luck"',
         '"luck" is not one of'),
        (changed(checks=[{"kind": "choice", "name": "n", "right": "a"}]), TEXT, "en.md", "## [look]", "no “### [n] …”"),
        (changed(checks=[{"kind": "gradient", "layer": 0, "below": 1}]), TEXT, "lesson.json", '"layer"',
         "layers count from"),
        (changed(checks=[]), TEXT, "en.md", "### [shape]", "asks no question 'shape'"),
        (changed(experiment="nothing"), TEXT, "lesson.json", '"nothing"', "no example is called 'nothing'"),
        (changed(patch={"training": {"optimizer": "adan"}}), TEXT, "lesson.json", '"patch"', '"adan" is not one of'),
        (changed(exercise="softsign"), TEXT, "lesson.json", '"softsign"', "is not one of tanh"),
        (changed(score={"loss": [0.1, 0.2]}), TEXT, "lesson.json", '"loss"', "is no limit with a best value below"),
        (changed(score={}), TEXT, "lesson.json", '"score"', "counts neither loss"),
        (changed(score={"subset": "all", "loss": [2, 1]}), TEXT, "lesson.json", '"subset"', '"all" is not one of'),
        (changed(speed=0), TEXT, "lesson.json", '"speed"', "it is above 0"),
        (changed(predict={"plot": "bars"}), TEXT, "lesson.json", '"plot"', '"bars" is not one of fit_plot, loss_plot'),
        (changed(predict={"updates": 0}), TEXT, "lesson.json", '"updates"', "0 is not between 1 and 1,000,000"),
        (changed(id="bend"), TEXT, "lesson.json", '"id": "bend"', "a second step 'bend'"),
        (LESSON, TEXT.replace("# Lines", "Lines", 1), "en.md", "Lines", "begins with its title"),
        (LESSON, TEXT.replace("3. The answer.\n", ""), "en.md", "## [look]", "2 hints; there are 3"),
        (LESSON, TEXT.replace("### Hints", "### Help"), "en.md", "### Help", "a heading in a step"),
        (LESSON, TEXT.replace("1. A nudge", "A nudge"), "en.md", "A nudge", "a numbered list"),
        (LESSON, TEXT.replace("[line]", "[row]"), "en.md", "### [shape]", "the right option [line]"),
        (LESSON, TEXT.replace(" :: Yes, and nothing else.", ""), "en.md", "### [shape]", "no answer after “::”"),
        (LESSON, TEXT.replace("## [bend]", "## [bent]"), "en.md", "", "no “## [bend] …”"),
        (LESSON, TEXT + "\n- [a] One :: Two\n", "en.md", "### [count]", "no options to choose from"),
        (LESSON, TEXT + "\n## [look] Again\n", "en.md", "## [look] Again", "a second step [look]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_file_and_line(
    lesson: Any, text: str, file: str, at: str, problem: str, tmp_path: Path
) -> None:
    folder = write(tmp_path / "lines", lesson, text)
    with pytest.raises(LessonError) as caught:
        read_lesson(folder)
    error = caught.value
    assert error.file == folder / file
    assert problem in error.problem
    if at:
        assert at in (folder / file).read_text().splitlines()[error.line - 1]
        assert str(error).startswith(f"{folder / file}:{error.line}: ")
    else:
        assert error.line == 0


def test_a_folder_without_text_or_with_a_broken_one_is_refused(tmp_path: Path) -> None:
    folder = write(tmp_path / "lines")
    (folder / "en.md").unlink()
    with pytest.raises(LessonError, match=r"a lesson has a text, en\.md or ko\.md"):
        read_lesson(folder)
    (folder / "en.md").write_bytes(b"# \xff")
    with pytest.raises(LessonError, match="not UTF-8"):
        read_lesson(folder)
    with pytest.raises(LessonError, match="cannot be read"):
        read_lesson(tmp_path / "nowhere")


def test_lessons_are_found_by_their_folders_and_later_ones_win(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    write(first / "a")
    write(first / "b")
    own = write(second / "b")
    (second / "c").mkdir()
    assert [folder.name for folder in lesson_folders(first, second, tmp_path / "none")] == ["a", "b"]
    assert lesson_folders(first, second)[1] == own


def test_a_path_leads_to_its_line() -> None:
    source = '{\n "a": [1,\n  {"b.c": 2, "d": "]}"},\n  3],\n "e": {}\n}'
    lines = {"": 1, "a": 2, "a[0]": 2, "a[1].d": 3, "a[2]": 4, "e": 5, "a[9].x": 2}
    assert {path: line_of(source, path) for path in lines} == lines
