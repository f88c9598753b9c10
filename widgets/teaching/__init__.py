"""Aids for teaching: presentation, spotlight, slow motion, guessing first, locked mode; loaded when asked for."""
