"""What is wrong with a network, or worth knowing, read off its numbers. Nothing here imports PyTorch."""

from playground.diagnosis.judges import diagnose
from playground.diagnosis.kinds import KINDS, Kind

__all__ = ["KINDS", "Kind", "diagnose"]
