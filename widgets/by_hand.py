"""Parameters set by hand and layers collapsed, as undoable steps: a friend of the session, as the steps are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from playground.branch import CollapseLayers, SetParameters
from playground.words import said
from widgets.undo_steps import Branch

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playground.diagram import Parameter
    from playground.experiment import Experiment
    from widgets.session import Session


class ByHand:
    """Changes parameters of the session's run, which goes on from there."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._dragged: Parameter | None = None  # and not yet let go

    def set_parameter(self, parameter: Parameter, value: float, finished: bool) -> None:
        """Set one parameter. It is one undoable step until ``finished``, as while it is dragged.

        One of a network that is no longer there is left alone: a picture is a moment behind.
        """
        if not self._is_there(parameter):
            self._dragged = None
            return
        if self._dragged == parameter:
            self._session._worker.set_parameter(parameter, value)
        else:
            text = said(
                "set {name} of {layer}",
                name=said("a bias") if parameter.source is None else said("a weight"),
                layer=_layer_name(self._session.experiment, parameter.layer),
            )
            self.set_parameters({parameter: value}, text)
        self._dragged = None if finished else parameter

    def set_parameters(self, values: Mapping[Parameter, float], text: str) -> None:
        """Set several parameters, as one undoable step named ``text``."""
        session = self._session
        change = SetParameters(tuple(values.items()), session.seen_update)
        session.undo_stack.push(Branch(session, session.experiment, change, text))

    def _is_there(self, parameter: Parameter) -> bool:
        session = self._session
        # the data may be a moment behind as well: that many inputs are not yet known is for the training thread to say
        inputs = session.dataset.features if session.dataset is not None else (parameter.source or 0) + 1
        return parameter.is_in((inputs, *(layer.units for layer in session.experiment.network.layers), 1))

    def let_go(self) -> None:
        """Whatever is set next is a step of its own."""
        self._dragged = None

    def collapse_layers(self, first: int, last: int) -> None:
        """Replace the linear layers ``first`` to ``last``, counted from 0, by the single one that they are."""
        session = self._session
        session.continue_from_moment()
        before = session.experiment
        layers = before.network.layers
        after = replace(before, network=replace(before.network, layers=(*layers[:first], *layers[last:])))
        text = said("collapse {first} to {last}", first=_layer_name(before, first), last=_layer_name(before, last))
        session.undo_stack.push(Branch(session, after, CollapseLayers(first, last), text))


def _layer_name(experiment: Experiment, layer: int) -> str:
    if layer == len(experiment.network.layers):
        return said("the output layer")
    return said("layer {n}", n=layer + 1)
