"""What is computed in memory that is used again and again is what is computed in memory of its own, to the bit."""

from __future__ import annotations

import pytest
import torch

from playground import network as engine
from playground.activations import ACTIVATIONS
from playground.experiment import Layer, Network
from playground.room import Room


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_a_network_predicts_the_same_in_the_room_of_others(activation: str) -> None:
    room, draw = Room(), torch.Generator().manual_seed(0)
    sizes = [(200, 3, (16, 40)), (7, 1, (64, 8, 64)), (1500, 2, (32, 32)), (40, 5, ())]
    for rows, inputs, units in [*sizes, *reversed(sizes)]:
        network = engine.Network(tuple(Layer(count, activation) for count in units), inputs)
        theta = network.initialise(Network())
        x = torch.randn(rows, inputs, generator=draw)
        with torch.inference_mode():
            first = network.predict(theta, x, room)
            kept = first.clone()
            assert torch.equal(first, network.forward(theta, x))
            network.predict(theta, x + 1.0, room)
            assert torch.equal(first, kept)


def test_room_that_was_made_in_inference_mode_serves_outside_of_it() -> None:
    room = Room()
    with torch.inference_mode():
        room.take(3, 4).zero_()
    for _ in range(2):
        room.take(4, 3).fill_(1.0)


def test_what_was_taken_is_left_alone_by_the_next_and_taken_again_by_the_one_after_it() -> None:
    room = Room()
    first = room.take(3, 4).fill_(1.0)
    second = room.take(2, 4).fill_(2.0)
    assert bool((first == 1.0).all())
    room.take(3, 4).fill_(3.0)
    assert bool((first == 3.0).all())
    assert bool((second == 2.0).all())
