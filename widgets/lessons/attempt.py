"""One try at a step: what a person did and answered, and what the step's checks say to it."""

from __future__ import annotations

from collections import Counter

from playground.lessons.checks import NOT_YET, Situation, Verdict, measure
from playground.lessons.exercise import ChainExercise
from playground.lessons.folder import LessonStep
from playground.lessons.points import Score


class Attempt:
    """Begins when a step does and ends with it. ``step`` is ``None`` between lessons, and then nothing is judged.

    ``held`` says which checks have been passed, now or a moment ago; only now where they belong together.
    ``started_at`` is the update of the run at which it began.
    """

    def __init__(self, step: LessonStep | None, started_at: int) -> None:
        self.step = step
        self.started_at = started_at
        self.answers: dict[str, str] = {}
        self.actions: Counter[str] = Counter()
        self.hints = 0
        self.tries = 0
        self.exercise: ChainExercise | None = None
        self.score: Score | None = None
        self.verdicts: tuple[Verdict, ...] = ()
        self.held = self._none_held()
        self._judged_run = -1

    def _none_held(self) -> list[bool]:
        return [False] * (len(self.step.spec.checks) if self.step is not None else 0)

    @property
    def passed(self) -> bool:
        """Whether every check has been passed since it began."""
        return self.step is not None and all(self.held)

    def answer(self, name: str, text: str) -> None:
        """What was typed or chosen as the answer called ``name``."""
        if text.strip() and text != self.answers.get(name):  # leaving the field says it a second time
            self.tries += 1
        self.answers[name] = text

    def show_hint(self) -> None:
        """One more hint, if there is one."""
        if self.step is not None:
            self.hints = min(self.hints + 1, len(self.step.text("en").hints))

    def begin_anew(self) -> None:
        """The exercise gets other numbers: what was answered to the others counts no more."""
        self.answers.clear()
        self.tries = 0
        self.held = self._none_held()

    def judge(self, situation: Situation, run: int) -> tuple[Verdict, ...]:
        """What the checks say to ``situation``, of run ``run``; ``held`` is kept up with it."""
        assert self.step is not None
        spec = self.step.spec
        now = tuple(measure(check, situation) for check in spec.checks)
        told = self.verdicts if self._judged_run == run and self.verdicts else now
        verdicts = tuple(last_measured(*pair) for pair in zip(now, told, strict=True))
        self._judged_run = run
        if not self.passed:
            kept = [held and not spec.together for held in self.held]
            self.held = [held or verdict.passed for held, verdict in zip(kept, verdicts, strict=True)]
        return verdicts


def last_measured(now: Verdict, before: Verdict) -> Verdict:
    """While a run trains, not every frame brings what a check looks at: what was seen last is said till then."""
    return Verdict(False, before.text) if now.text is NOT_YET else now
