"""Lessons as data: a folder with ``lesson.json`` and its texts, and checks of what a person does against live numbers.

Nothing here imports PyTorch, so that the window may load it.
"""
