"""The core: everything here runs without a window. It imports neither Qt nor the widgets."""
