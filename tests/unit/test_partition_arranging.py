"""Tests of putting groups in order, and of the order between host ops."""

import pytest

from iree_sched import session
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.parser import parse
from iree_sched.partition import Graph, Kind, Node, arrange
from iree_sched.partition.check import check_groups
from iree_sched.partition.partitions import form_partitions
from iree_sched.partition.registry import PartitionerRegistry

_T = "!stream.resource<transient>"
_V = f"{_T}{{%c8}}"
_HEAD = f"""util.global private mutable @g : index
util.func private @host(index) -> index
util.func public @f(%a: {_T}, %i: i1) -> {_T} {{
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %v = arith.constant 7 : i32
"""


def graph_of(body: str, result: str) -> tuple[Graph, dict[str, Node]]:
    """The execution graph of a function body, and its nodes by the names of their results."""
    text = f"{_HEAD}{body}\n  util.return %{result} : {_T}\n}}"
    module = parse(Source("test", text)).module
    function = [op for op in module.walk() if op.name == "util.func"][-1]
    graph = Graph(Kind.EXECUTION, function.regions[0].blocks[0])
    return graph, {node.op.results[0].name: node for node in graph.tracked if node.op.results}


def dispatch(name: str, *operands: str, on: str = "a", result: str = _V) -> str:
    """A dispatch that reads operands of eight bytes."""
    listed = ", ".join(f"%{operand}[%c0 to %c8 for %c8]" for operand in operands)
    where = f"on(#hal.device.affinity<@{on}>) " if on else ""
    types = ", ".join(_V for _ in operands)
    return f"%{name} = stream.async.dispatch {where}@e::@{name}({listed}) : ({types}) -> {result}\n"


def splat(name: str, on: str = "a") -> str:
    """A fill, which is copied to the groups that take it."""
    return f"%{name} = stream.async.splat on(#hal.device.affinity<@{on}>) %v : i32 -> {_V}\n"


def host(name: str, source: str, on: str = "a") -> str:
    """Host code that reads from a buffer and makes one of the number."""
    here = f"#hal.device.affinity<@{on}>"
    staging = "!stream.resource<staging>{%c8}"
    return (
        f"%{name}t = stream.async.transfer %{source} : {_V} from({here}) -> to({here}) {staging}\n"
        f"%{name}l = stream.async.load %{name}t[%c0] : {staging} -> i32\n"
        f"%{name} = stream.async.splat on({here}) %{name}l : i32 -> {_V}\n"
    )


def _words(graph: Graph, groups: list[list[Node]]) -> list[str]:
    arranged = arrange(graph, groups)
    check_groups(graph, arranged, "test", 0)
    return ["".join(node.op.results[0].name for node in group.nodes) for group in arranged]


def _arranged(body: str, result: str, *groups: str) -> list[str]:
    graph, nodes = graph_of(body, result)
    return _words(graph, [[nodes[name] for name in group] for group in groups])


def test_groups_come_after_those_that_they_need() -> None:
    body = dispatch("p", "a") + dispatch("q", "p", on="b") + dispatch("r", "q")
    assert _arranged(body, "r", "r", "q", "p") == ["p", "q", "r"]


def test_a_group_that_waits_for_itself_is_taken_apart() -> None:
    body = dispatch("p", "a") + dispatch("q", "p", on="b") + dispatch("r", "q")
    assert _arranged(body, "r", "pr", "q") == ["p", "q", "r"]


def test_two_groups_that_wait_for_one_another_are_taken_apart() -> None:
    body = dispatch("p", "a") + dispatch("q", "a", on="b")
    body += dispatch("r", "q") + dispatch("s", "p", on="b") + dispatch("t", "r", "s")
    assert _arranged(body, "t", "prt", "qs") == ["p", "qs", "rt"]


def test_a_group_that_waits_for_the_host_is_taken_apart() -> None:
    body = dispatch("p", "a") + host("h", "p") + dispatch("q", "h", "p")
    graph, nodes = graph_of(body, "q")
    assert _words(graph, [list(graph.nodes)]) == ["pht", "hq"]
    assert nodes["h"].cloneable


def test_a_group_across_a_side_effect_is_taken_apart() -> None:
    body = dispatch("p", "a") + "%x = util.call @host(%c8) : (index) -> index\n"
    body += dispatch("q", "p")
    assert _arranged(body, "q", "pq") == ["p", "q"]


def test_copies_go_to_all_groups_that_take_them() -> None:
    body = splat("s") + dispatch("p", "s") + dispatch("q", "p", on="b") + dispatch("r", "q", "s")
    assert _arranged(body, "r", "p", "q", "r") == ["sp", "q", "sr"]


def test_what_only_copies_take_leaves_the_group_that_makes_it() -> None:
    """The slice is read before its source is overwritten, and is taken by copies in two groups."""
    body = f"%s = stream.async.slice on(#hal.device.affinity<@a>) %a[%c0 to %c8] : {_V} -> {_V}\n"
    body += f"%c = stream.async.clone on(#hal.device.affinity<@a>) %s : {_V} -> {_V}\n"
    body += dispatch("p", "c") + dispatch("w", "a", result="%a{%c8}") + dispatch("q", "p", on="b")
    body += dispatch("r", "q", "c", "w")
    graph, nodes = graph_of(body, "r")
    groups = arrange(graph, [[nodes[name] for name in group] for group in ("spw", "q", "r")])
    assert [len(group.nodes) for group in groups] == [4, 1, 2]
    first, _, last = form_partitions(graph, groups, as_iree=False)
    sliced = nodes["s"].op.results[0]
    assert sliced in first.outs
    assert sliced in last.ins


def test_what_host_code_takes_or_what_is_overwritten_is_not_copied() -> None:
    overwrites = dispatch("w", "a", result="%a{%c8}")
    copy = f"%s = stream.async.clone on(#hal.device.affinity<@a>) %a : {_V} -> {_V}\n"
    body = copy + overwrites + dispatch("q", "w", on="b") + dispatch("r", "q", "s")
    assert _arranged(body, "r", "s", "w", "q", "r") == ["s", "w", "q", "r"]
    assert _arranged(splat("s"), "s", "s") == ["s"]


def test_a_barrier_op_keeps_its_users_apart() -> None:
    body = dispatch("p", "a") + f"%b = stream.async.barrier %p : {_V}\n" + dispatch("q", "b")
    assert _arranged(body, "q", "pbq") == ["pb", "q"]


def test_a_transfer_follows_its_producer_across_side_effects() -> None:
    here = "#hal.device.affinity<@a>"
    body = dispatch("p", "a") + "%x = util.call @host(%c8) : (index) -> index\n"
    body += f"%t = stream.async.transfer %p : {_V} from({here}) -> to({here}) {_V}\n"
    body += dispatch("q", "t")
    graph, nodes = graph_of(body, "q")
    assert [nodes[name].stretches for name in "ptq"] == [range(0, 1), range(0, 2), range(1, 2)]
    assert _words(graph, [[nodes["p"], nodes["t"]], [nodes["q"]]]) == ["pt", "q"]
    assert _words(graph, [[nodes["p"]], [nodes["t"], nodes["q"]]]) == ["p", "t", "q"]


def test_loads_and_stores_of_a_global_keep_their_order() -> None:
    load, store = "%{} = util.global.load @g : index\n", "util.global.store %{}, @g : index\n"
    body = load.format("x") + store.format("x") + load.format("y") + store.format("y")
    graph, _ = graph_of(body, "a")
    order = [(first.index, second.index) for first, second in graph.host_order]
    assert sorted(set(order)) == [(0, 1), (0, 4), (1, 2), (1, 3), (1, 4), (2, 3), (2, 4), (3, 4)]


def test_a_store_stays_before_a_call() -> None:
    text = f"""util.global private mutable @s : {_T}
util.func private @host()
util.func public @f(%n: index, %b: i1) {{
  %v = arith.constant 7 : i32
  %x = stream.async.splat %v : i32 -> {_T}{{%n}}
  %t = scf.if %b -> (!stream.resource<transient>) {{
    %y = stream.async.clone %x : {_T}{{%n}} -> {_T}{{%n}}
    scf.yield %y : {_T}
  }} else {{
    scf.yield %x : {_T}
  }}
  %z = stream.async.clone %t : {_T}{{%n}} -> {_T}{{%n}}
  util.global.store %z, @s : {_T}
  %w = stream.async.clone %x : {_T}{{%n}} -> {_T}{{%n}}
  util.call @host() : () -> ()
  util.global.store %w, @s : {_T}
  util.return
}}"""
    pipeline = "builtin.module(iree-stream-schedule-execution{partitioner=typed-fusion})"
    result = session.run(text, pipeline)
    assert result.succeeded, result.report()
    effects = [word for word in ("global.store", "util.call @host") for _ in "x"]
    found = [
        word for line in result.text.splitlines() for word in dict.fromkeys(effects) if word in line
    ]
    assert found == ["global.store", "util.call @host", "global.store"]


def test_groups_in_the_wrong_place_among_side_effects_are_refused() -> None:
    body = dispatch("p", "a") + "%x = util.call @host(%c8) : (index) -> index\n"
    graph, nodes = graph_of(body + dispatch("q", "a") + dispatch("r", "p", "q"), "r")
    groups = arrange(graph, [[nodes["p"]], [nodes["q"], nodes["r"]]])
    with pytest.raises(DiagnosticError, match="which follows it"):
        check_groups(graph, groups[::-1], "test", 0)


def test_no_fusion_gives_each_op_a_region() -> None:
    graph, _ = graph_of(splat("s") + dispatch("p", "s") + dispatch("q", "p", "s"), "q")
    found = PartitionerRegistry().find(Kind.EXECUTION, "none")
    assert found is not None
    groups = arrange(graph, [[node] for node in graph.nodes])
    assert [len(group.nodes) for group in groups] == [2, 2]
    assert [group.nodes for group in found().partition(graph)] == [g.nodes for g in groups]  # type: ignore[union-attr]
