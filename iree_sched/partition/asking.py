"""Asks a partitioner for its groups, and takes nothing for granted.

A user's code may raise anything, return anything, and change what it was only to look at.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from types import FrameType
from typing import Any

from iree_sched.diagnostics import TRACEBACK, TRACEBACK_HINT, DiagnosticError, error, note
from iree_sched.discovery import raised_in
from iree_sched.ir import Operation
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.partitions import normalize
from iree_sched.partition.protocol import Group, Partitioner

_DEEPEST = 1000  # calls in a partitioner, as Python has it by default


class _WrongAnswerError(Exception):
    """What a partitioner returned is no sequence of groups; says what it is."""


def ask(chosen: Partitioner, graph: Graph, scope: Operation) -> list[Group]:
    """The groups that a partitioner gives for a graph.

    Raises:
      DiagnosticError: it raised something, returned what are no groups of nodes, or changed the
        program; the error is at `scope`.
    """
    name = f"{graph.kind.value} partitioner '{chosen.name}'"
    before = () if chosen.as_iree else list(_state(graph))
    try:
        with _usual_recursion():
            groups = normalize(_listed(chosen.partition(graph)))
    except _WrongAnswerError as reason:
        raise error(f"{name} returned {reason}", scope.offset) from None
    except DiagnosticError:
        raise
    except (Exception, SystemExit) as raised:
        if os.environ.get(TRACEBACK):
            raise
        said = " ".join(str(raised).split())
        message = f"{name} raised {type(raised).__name__}" + (f": {said}" if said else "")
        place = raised_in(raised)
        hints = [note(f"raised at {place}", scope.offset)] if place else []
        hints.append(note(TRACEBACK_HINT, scope.offset))
        raise error(message, scope.offset, hints) from raised
    for node in (node for group in groups for node in (*group.nodes, *group.clones)):
        if not isinstance(node, Node):
            raise error(f"{name} returned {node!r}, which is no node of the graph", scope.offset)
    if not chosen.as_iree and before != list(_state(graph)):
        raise error(f"{name} changed the program or its graph", scope.offset)
    return groups


def _listed(answer: Any) -> list[Group | Sequence[Node]]:
    """The groups of an answer, which may be made one by one.

    Raises:
      _WrongAnswerError: it is something else.
    """
    wanted = "groups are lists of nodes, and stand in a list in the order in which they run"
    if not isinstance(answer, Iterable) or isinstance(answer, (str, bytes, dict, AbstractSet)):
        raise _WrongAnswerError(f"{_described(answer)}: {wanted}")
    listed: list[Group | Sequence[Node]] = []
    for group in answer:
        nodes = group.nodes if isinstance(group, Group) else group
        if not isinstance(nodes, Iterable) or isinstance(nodes, (str, bytes, dict)):
            raise _WrongAnswerError(f"{_described(nodes)} as group {len(listed)}: {wanted}")
        if isinstance(nodes, AbstractSet):  # in an order that is the same each time
            nodes = sorted(nodes, key=lambda node: node.index)
        clones = group.clones if isinstance(group, Group) else None
        listed.append(list(nodes) if clones is None else Group(list(nodes), frozenset(clones)))
    return listed


def _described(value: object) -> str:
    if value is None:
        return "nothing"
    return "a node" if isinstance(value, Node) else f"what is of type '{type(value).__name__}'"


def _state(graph: Graph) -> Iterator[object]:
    """What a partitioner must leave as it is: the ops of the block, and what nodes say of them."""
    yield graph.nodes, graph.tracked, graph.barriers
    for node in graph.tracked:
        yield node.op, node.index, node.role, node.can_place, node.affinity, node.cloneable
    for op in graph.block:
        yield op, tuple(op.operands), tuple(op.results), dict(op.attributes)


@contextmanager
def _usual_recursion() -> Iterator[None]:
    """Ends a recursion without end as an error; deep ones that go through C end in a crash."""
    before, depth = sys.getrecursionlimit(), 0
    frame: FrameType | None = sys._getframe()
    while frame is not None:
        frame, depth = frame.f_back, depth + 1
    sys.setrecursionlimit(min(before, depth + _DEEPEST))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
