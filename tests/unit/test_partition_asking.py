"""Tests of partitioners that misbehave: what they do is told, and nothing comes of it."""

import io
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from iree_sched import session
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.partition import Graph, Group, Kind, Node, partitioner
from iree_sched.partition.asking import ask
from iree_sched.partition.check import check_groups
from iree_sched.passregistry import Registry

_TEXT = """
util.func public @f(%s: index, %in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %a = stream.async.dispatch @ex::@a(%in[%c0 to %s for %s]) : (!stream.resource<external>{%s}) -> !stream.resource<transient>{%s}
  %b = stream.async.dispatch @ex::@b(%a[%c0 to %s for %s]) : (!stream.resource<transient>{%s}) -> !stream.resource<external>{%s}
  util.return %b : !stream.resource<external>
}
"""  # noqa: E501


def _graph() -> tuple[Graph, Operation]:
    module = parse(Source("f.mlir", _TEXT)).module
    function = module.regions[0].blocks[0].first
    assert function is not None
    return Graph(Kind.EXECUTION, function.regions[0].blocks[0]), function


def _ask(function: Callable[[Graph], Any]) -> list[Group]:
    """Asks a partitioner, and checks what it gives."""
    graph, scope = _graph()
    made = partitioner(Kind.EXECUTION, "mine", "For a test.")(function)
    groups = ask(made(), graph, scope)
    check_groups(graph, groups, "mine", scope.offset)
    return groups


def _raise(_: Graph) -> list[list[Node]]:
    raise ValueError("first line\n  second line")


def _fail_late(graph: Graph) -> Iterator[list[Node]]:
    yield [graph.nodes[0]]
    raise KeyError("late")


def _erase(graph: Graph) -> list[list[Node]]:
    graph.nodes[1].op.operands[0] = graph.nodes[0].op.operands[0]
    return [[node] for node in graph.nodes]


def _rename(graph: Graph) -> list[list[Node]]:
    graph.nodes[0].op.set_attribute("mine", "unit")
    return [[node] for node in graph.nodes]


def _retype(graph: Graph) -> list[list[Node]]:
    graph.nodes[0].op.results[0].users.clear()
    return [[node] for node in graph.nodes]


def _unname(graph: Graph) -> list[list[Node]]:
    graph.nodes[0].op.attributes.clear()  # type: ignore[attr-defined]
    return [[node] for node in graph.nodes]


def _take_out(graph: Graph) -> list[list[Node]]:
    for node in graph.nodes:
        node.op.erase()
    return [list(graph.nodes)]


def _unsettle(graph: Graph) -> list[list[Node]]:
    graph.nodes[0].cloneable = True
    return [[graph.nodes[0]], [graph.nodes[0], graph.nodes[1]]]


def _forget(graph: Graph) -> list[list[Node]]:
    graph.nodes = graph.tracked = ()
    graph.kind = Kind.CONCURRENCY
    return []


def _turn(graph: Graph) -> list[list[Node]]:
    graph.node_of = lambda op: None  # type: ignore[method-assign]
    graph._users = graph._edges = None
    for node in graph.nodes:
        node.op = graph.nodes[0].op
    return [[node] for node in graph.nodes[::-1]]


def _clear(graph: Graph) -> list[list[Node]]:
    graph.nodes[0].outgoing.clear()  # type: ignore[attr-defined]
    return []


class _Odd(BaseException):
    pass


def _leave(_: Graph) -> list[list[Node]]:
    raise GeneratorExit


def _be_odd(_: Graph) -> list[list[Node]]:
    raise _Odd("so it is")


def _close(graph: Graph) -> list[list[Node]]:
    sys.stdout.close()
    return [list(graph.nodes)]


_WANTED = "groups are lists of nodes, and stand in a list in the order in which they run"


@pytest.mark.parametrize(
    ("function", "complaint"),
    [
        (lambda graph: None, f"returned nothing: {_WANTED}"),
        (lambda graph: 7, f"returned what is of type 'int': {_WANTED}"),
        (lambda graph: "ab", f"returned what is of type 'str': {_WANTED}"),
        (lambda graph: {frozenset(graph.nodes)}, f"returned what is of type 'set': {_WANTED}"),
        (lambda graph: {node: [node] for node in graph.nodes}, "returned what is of type 'dict'"),
        (lambda graph: list(graph.nodes), f"returned a node as group 0: {_WANTED}"),
        (lambda graph: [[graph.nodes[0]], None], f"returned nothing as group 1: {_WANTED}"),
        (lambda graph: [Group(None)], f"returned nothing as group 0: {_WANTED}"),  # type: ignore[arg-type]
        (lambda graph: ["ab"], f"returned what is of type 'str' as group 0: {_WANTED}"),
        (lambda graph: [[1]], "returned 1, which is no node of the graph"),
        (
            lambda graph: [[object.__new__(Node)]],
            ": group 0 has a node of another graph",
        ),
        (lambda graph: [Group(graph.nodes, frozenset("a"))], "returned 'a', which is no node"),  # type: ignore[arg-type]
        (lambda graph: [_graph()[0].nodes], ": group 0 has a node of another graph"),
        (lambda graph: [graph.nodes, []], ": group 1 is empty"),
        (
            lambda graph: [Group(graph.nodes, frozenset(graph.nodes[:1]))],
            ": op is in the clones of group 0 but cannot be cloned: ",
        ),
        (
            lambda graph: [Group(graph.nodes[:1], frozenset(graph.nodes[1:]))],
            ": group 0 has a clone that is none of its nodes: 'stream.async.dispatch' @ex::@b",
        ),
        (_raise, "raised ValueError: first line second line"),
        (_leave, "raised GeneratorExit"),
        (_be_odd, "raised _Odd: so it is"),
        (_close, "closed standard output"),
        (_fail_late, "raised KeyError: 'late'"),
        (_clear, "raised AttributeError: 'tuple' object has no attribute 'clear'"),
        (_erase, "changed the program"),
        (_rename, "changed the program"),
        (_retype, "changed the program"),
        (_unname, "changed the program"),
        (_take_out, "changed the program"),
        (_unsettle, ": op is in groups 0, 1 but cannot be cloned: 'stream.async.dispatch' @ex::@a"),
        (_forget, ": op is in no group: 'stream.async.dispatch' @ex::@a"),
        (_turn, ": group 0 needs what group 1, which follows it, makes: 'stream.async.dispatch'"),
    ],
)
def test_what_goes_wrong_is_told(
    function: Callable[[Graph], Any], complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    with pytest.raises(DiagnosticError) as caught:
        _ask(function)
    (told,) = caught.value.diagnostics
    assert told.offset >= 0
    head = "execution partitioner 'mine'"
    assert told.message.removeprefix(head).strip().startswith(complaint)


_EFFECTS = """
util.func private @host(index)
util.func public @f(%s: index, %in: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %a = stream.async.dispatch @ex::@a(%in[%c0 to %s for %s]) : (!stream.resource<external>{%s}) -> !stream.resource<transient>{%s}
  util.call @host(%s) : (index) -> ()
  %b = stream.async.dispatch on(#hal.device.affinity<@x>) @ex::@b(%a[%c0 to %s for %s]) : (!stream.resource<transient>{%s}) -> !stream.resource<external>{%s}
  %c = stream.async.dispatch on(#hal.device.affinity<@y>) @ex::@c(%b[%c0 to %s for %s]) : (!stream.resource<external>{%s}) -> !stream.resource<external>{%s}
  util.return %c : !stream.resource<external>
}
"""  # noqa: E501


@pytest.mark.parametrize("base", ["Partitioner", "ReferenceExecution"])
def test_what_is_checked_does_not_depend_on_what_was_shown(base: str, tmp_path: Path) -> None:
    file = tmp_path / "mine.py"
    file.write_text(
        "from iree_sched.partition import Graph, Kind, Partitioner\n"
        "from iree_sched.passes.partitioners.reference_execution import ReferenceExecution\n"
        f"class Mine({base}):\n"
        "    name, summary, kind = 'mine', 'For a test.', Kind.EXECUTION\n"
        "    def partition(self, graph):\n"
        "        graph.barriers, graph._stretches = (), dict.fromkeys(graph.tracked, range(1))\n"
        "        return [list(graph.nodes)]\n"
    )
    registry = Registry.with_plugins([file])
    passes = "builtin.module(util.func(iree-stream-schedule-execution{partitioner=mine}))"
    (told,) = session.run(_EFFECTS, passes, registry=registry).reports
    head = "execution partitioner 'mine': group 0 reaches across an op with side effects: "
    assert told.diagnostic.message == f"{head}'util.call' @host"


def test_where_it_went_wrong_is_told() -> None:
    with pytest.raises(DiagnosticError) as caught:
        _ask(_raise)
    hints = [note.message for note in caught.value.diagnostics[0].notes]
    line = _raise.__code__.co_firstlineno + 1
    assert hints[0] == f"raised at {__file__}:{line}"
    assert hints[1].startswith("set IREE_SCHED_TRACEBACK=1")


def test_groups_may_be_yielded_and_be_sets() -> None:
    def yielding(graph: Graph) -> Iterator[set[Node]]:
        yield set(graph.nodes)

    for _ in range(3):
        (group,) = _ask(yielding)
        assert [node.index for node in group.nodes] == sorted(node.index for node in group.nodes)


def test_a_partitioner_may_ask_another_one() -> None:
    @partitioner(Kind.EXECUTION, "first", "For a test.")
    def first(graph: Graph, *, of: int = 1) -> list[list[Node]]:
        return [list(graph.nodes[at : at + of]) for at in range(0, len(graph.nodes), of)]

    (group,) = _ask(lambda graph: first(of=2).partition(graph))  # type: ignore[call-arg]
    assert [node.index for node in group.nodes] == [0, 1]


def test_a_user_may_interrupt_a_partitioner() -> None:
    @partitioner(Kind.EXECUTION, "interrupted", "For a test.")
    def interrupted(graph: Graph) -> list[list[Node]]:
        raise KeyboardInterrupt

    registry = Registry()
    registry.partitioners.add(interrupted)
    passes = "builtin.module(util.func(iree-stream-schedule-execution{partitioner=interrupted}))"
    with pytest.raises(KeyboardInterrupt):
        session.run(_TEXT, passes, registry=registry)
