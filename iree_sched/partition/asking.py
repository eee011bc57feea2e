"""Asks a partitioner for its groups, and takes nothing for granted.

A user's code may raise anything, return anything, and change what it was only to look at. So it
is shown a graph of its own: what checks its answer goes by another one.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from itertools import chain
from typing import Any

from iree_sched.diagnostics import TRACEBACK, TRACEBACK_HINT, DiagnosticError, error, note
from iree_sched.discovery import closed_stream, raised_in
from iree_sched.ir import Block, Operation, Value
from iree_sched.partition.graph import Graph, Node
from iree_sched.partition.partitions import normalize
from iree_sched.partition.protocol import Group, Partitioner
from iree_sched.partition.registry import is_built_in
from iree_sched.syntax.nesting import usual_nesting


class _WrongAnswerError(Exception):
    """What a partitioner returned is no sequence of groups; says what it is."""


def ask(chosen: Partitioner, graph: Graph, scope: Operation) -> list[Group]:
    """The groups that a partitioner gives for a graph.

    Raises:
      DiagnosticError: it raised something, returned what are no groups of nodes, or changed the
        program; the error is at `scope`.
    """
    name = f"{graph.kind.value} partitioner '{chosen.name}'"
    if is_built_in(type(chosen)):
        return _run(chosen, graph, name, scope)
    shown = Graph(graph.kind, graph.block, graph.favor, dict(graph.aliases), graph.costs)
    nodes = dict(zip(shown.tracked, graph.tracked, strict=True))
    before = _state(graph.block)
    groups = _run(chosen, shown, name, scope)
    if before != _state(graph.block):
        raise error(f"{name} changed the program", scope.offset)
    for number, group in enumerate(groups):
        for node in (*group.nodes, *group.clones):
            if not isinstance(node, Node):
                said = f"returned {_shown(node)}, which is no node of the graph"
                raise error(f"{name} {said}", scope.offset)
            if node not in nodes:
                raise error(f"{name}: group {number} has a node of another graph", scope.offset)
    return [
        Group([nodes[node] for node in group.nodes], frozenset([nodes[n] for n in group.clones]))
        for group in groups
    ]


def _run(chosen: Partitioner, graph: Graph, name: str, scope: Operation) -> list[Group]:
    try:
        with usual_nesting():
            groups = normalize(_listed(chosen.partition(graph)))
    except _WrongAnswerError as reason:
        raise error(f"{name} returned {reason}", scope.offset) from None
    except (DiagnosticError, KeyboardInterrupt):  # also what signals raise to end the program
        raise
    except BaseException as raised:
        if os.environ.get(TRACEBACK):
            raise
        said = " ".join(str(raised).split())
        message = f"{name} raised {type(raised).__name__}" + (f": {said}" if said else "")
        place = raised_in(raised)
        hints = [note(f"raised at {place}", scope.offset)] if place else []
        hints.append(note(TRACEBACK_HINT, scope.offset))
        raise error(message, scope.offset, hints) from raised
    if closed_stream():
        raise error(f"{name} closed {closed_stream()}", scope.offset)
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


def _shown(value: object) -> str:
    try:
        return repr(value)
    except Exception:
        return _described(value)


def _state(block: Block) -> list[object]:
    """What a partitioner must leave as it is: the ops of a block, in it and around it.

    Users elsewhere are only counted: thousands of them, in other regions, may take one constant.
    """
    around = () if block.parent_op is None else block.parent_op.ancestors()
    found: list[object] = []
    values: dict[Value, None] = {}
    for op in chain(around, (inner for each in block for inner in each.walk())):
        form = op.form
        found += (op, op.parent, form, form.name, dict(form.attributes), form.result_types)
        found += (tuple(op.operands), tuple(op.results), tuple(op.successors))
        found += [value.users.get(op) for value in op.operands]
        found += [tuple(value.users.items()) for value in op.results]
        values.update(dict.fromkeys(op.operands))
        values.update(dict.fromkeys(op.results))
    for value in values:
        found += (value, value.type, value.defining_op, len(value.users))
    return found
