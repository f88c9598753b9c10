"""Lessons as data: a folder with ``lesson.json`` and its texts, and checks of what a person does against live numbers.

Nothing here imports PyTorch, so that the window may load it.
"""

from playground.lessons.checks import Situation, Verdict, measure, wishes_of
from playground.lessons.folder import Lesson, LessonError, LessonStep, lesson_folders, read_lesson
from playground.lessons.text import StepText

__all__ = [
    "Lesson",
    "LessonError",
    "LessonStep",
    "Situation",
    "StepText",
    "Verdict",
    "lesson_folders",
    "measure",
    "read_lesson",
    "wishes_of",
]
