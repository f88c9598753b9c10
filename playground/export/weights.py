"""Trained parameters as safetensors, which load into the ``nn.Sequential`` of the script."""

from __future__ import annotations

from safetensors.torch import save
from torch import Tensor

from playground.network import Network


def weights(network: Network, theta: Tensor) -> bytes:
    """The file for the parameters ``theta`` (size,): tensors named ``0.weight``, ``0.bias``, ``2.weight``, …"""
    return save(network.state_dict(theta))
