"""The window. Imports the core, never the other way round."""
