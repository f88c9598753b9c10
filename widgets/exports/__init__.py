"""Exports that need the window's drawing: pictures, animations, the report; and how the window asks for them all."""
