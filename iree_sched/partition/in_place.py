"""Edges between nodes of which one writes in place what another one touches.

Ops that write one after another into one buffer stand in a chain of values, and neighbours in it
often touch other bytes. So ops further apart are compared as well: of three updates the last may
touch bytes of the first. IREE only compares ops that share a value.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from iree_sched.analysis.access import AccessRange, hazard_between
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.ties import UNTIED, tied_operand_indices
from iree_sched.classes import define, field, frozen
from iree_sched.ir import Value
from iree_sched.partition.edges import Edge, Edges
from iree_sched.partition.kinds import Kind

if TYPE_CHECKING:
    from iree_sched.partition.graph import Graph, Node


_Byte = int | Value  # a place in a buffer, a number where that is known


@frozen
class _Touch:
    """Bytes that a node touches, from `start` to `end`."""

    node: Node
    range: AccessRange
    start: _Byte
    end: _Byte

    @classmethod
    def of(cls, node: Node, range: AccessRange) -> _Touch:
        """The touch of a range."""
        return cls(node, range, _known(range.start), _known(range.end))


@define
class _Buffer:
    """What nodes touch of a buffer.

    Attributes:
      touches: those that later ones may meet, in program order.
      ends: by place the ends of the ranges that start there.
    """

    touches: list[_Touch] = field(factory=list)
    ends: dict[_Byte, set[_Byte]] = field(factory=dict)

    def add(self, edges: Edges, touch: _Touch) -> None:
        """Adds the edges from earlier touches.

        Whatever meets a range that is written over later on meets that write, too.
        """
        self.ends.setdefault(touch.start, set()).add(touch.end)
        left = []
        for earlier in self.touches:
            apart = earlier.node is touch.node or self._are_apart(earlier, touch)
            hazard = None if apart else hazard_between(earlier.range, touch.range)
            if hazard is not None and touch.range.resource.defining_op is not earlier.node.op:
                edges.add(Edge(earlier.node, touch.node, hazard, touch.range.resource))
            if hazard is None or not touch.range.writes or not self._covers(touch, earlier):
                left.append(earlier)
        self.touches = [*left, touch]

    def _are_apart(self, first: _Touch, second: _Touch) -> bool:
        """True where two ranges can be seen not to overlap."""
        return self._is_at_most(first.end, second.start) or self._is_at_most(
            second.end, first.start
        )

    def _covers(self, outer: _Touch, inner: _Touch) -> bool:
        """True where one range can be seen to hold another one."""
        return self._is_at_most(outer.start, inner.start) and self._is_at_most(inner.end, outer.end)

    def _is_at_most(self, first: _Byte, second: _Byte) -> bool:
        """True where a place can be seen not to lie behind another one.

        Pieces that are put one behind another, of whatever size, tell their order.
        """
        if isinstance(first, int) and (first == 0 or isinstance(second, int)):
            return first == 0 or (isinstance(second, int) and first <= second)
        reached = {first}
        pending = [first]
        while pending:
            place = pending.pop()
            if place == second:
                return True
            new = self.ends.get(place, set()) - reached
            reached |= new
            pending += new
        return False


def find_in_place(graph: Graph) -> Edges:
    """The edges that are there because of writes in place, but for those from results to users.

    These are few. Whoever only asks what follows what, and knows the users of results anyway, is
    spared the others, and the ranges that nodes touch.
    """
    edges = Edges()
    storage = _find_storage(graph)
    buffers: dict[Value, _Buffer] = {}
    for node in graph.nodes if storage else ():
        if storage.keys().isdisjoint(node.op.operands):
            continue
        for touched in node.accesses or ():
            first = storage.get(touched.resource)
            if first is not None and touched.resource.defining_op is not node.op:
                buffers.setdefault(first, _Buffer()).add(edges, _Touch.of(node, touched))
    return edges


def _find_storage(graph: Graph) -> Mapping[Value, Value]:
    """By value that is written in place, or that such a write makes, the first one of its buffer.

    Regions order what is in others by the values alone, so there each value is its own.
    """
    tied = graph.tied_values
    if graph.kind is Kind.EXECUTION:
        return {value: value for value in tied}
    found: dict[Value, Value] = {}
    for node in graph.nodes if tied else ():
        for result, index in zip(node.op.results, tied_operand_indices(node.op), strict=True):
            if index != UNTIED:
                operand = node.op.operands[index]
                found[result] = found.setdefault(operand, operand)
    return found


def _known(place: Value | None) -> _Byte:
    """A place as a number if it is known, None for the first byte."""
    if place is None:
        return 0
    number = constant_integer(place)
    return place if number is None else number
