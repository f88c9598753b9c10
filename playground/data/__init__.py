"""Where the samples come from: functions, formulas, points, tables and files, as one ``Dataset``."""

from playground.data.build import build, inputs_of
from playground.data.dataset import Dataset, Scaling

__all__ = ["Dataset", "Scaling", "build", "inputs_of"]
