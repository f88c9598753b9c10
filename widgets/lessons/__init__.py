"""Lessons in the window: the course, its panel, and what points at the part of the window that a step speaks of."""
