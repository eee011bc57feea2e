"""Tests of the graph that partitioners see, and of partitioners that are written against it."""

import random
from collections.abc import Callable

import pytest

from iree_sched.analysis.access import Hazard, always_conflict, find_hazard
from iree_sched.analysis.cost import CostModel
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.partition import Graph, Group, Kind, Node, Partitioner, partitioner
from iree_sched.partition.check import check_groups
from iree_sched.partition.kinds import Role
from iree_sched.partition.partitions import form_partitions, normalize
from tests.differential.generator import random_module
from tests.ir import parse_function

_T = "!stream.resource<transient>"
_CONSTANTS = """
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
  %v = arith.constant 7 : i32
"""


def _function(body: str) -> Operation:
    text = (
        f"util.func public @f(%a: {_T}, %i: i1) {{{_CONSTANTS}{body}\n"
        "  util.return\n}\n"
        f"util.global private mutable @g : {_T}\n"
    )
    return parse_function(text)


def _graph(body: str, kind: Kind = Kind.EXECUTION) -> tuple[Graph, dict[str, Node]]:
    """The graph of a function body, and its nodes by the names of their first results."""
    block = _function(body).regions[0].blocks[0]
    graph = Graph(kind, block)
    return graph, {node.op.results[0].name: node for node in graph.tracked if node.op.results}


def _dispatch(name: str, *operands: str, on: str = "", result: str = f"{_T}{{%c8}}") -> str:
    listed = ", ".join(f"%{operand}[%c0 to %c8 for %c8]" for operand in operands)
    types = ", ".join(f"{_T}{{%c8}}" for _ in operands)
    where = f"on(#hal.device.affinity<@{on}>) " if on else ""
    called = f"stream.async.dispatch {where}@e::@{name}[%c1]({listed})"
    return f"%{name} = {called} : ({types}) -> {result}\n"


_HOST = f"""
%t = stream.async.transfer %d : {_T}{{%c8}} -> !stream.resource<staging>{{%c8}}
%l = stream.async.load %t[%c0] : !stream.resource<staging>{{%c8}} -> i32
%s = stream.async.splat %l : i32 -> {_T}{{%c8}}
"""


def test_nodes_of_a_block() -> None:
    graph, nodes = _graph(
        _dispatch("d", "a") + "%b = util.optimization_barrier %d : " + _T + "\n"
        f"util.global.store %d, @g : {_T}\n%x = stream.async.alloca : {_T}{{%c8}}"
    )
    assert [node.kind for node in graph.nodes] == ["stream.async.dispatch", "stream.async.alloca"]
    assert nodes["d"].role is Role.WORK
    assert nodes["x"].role is Role.METADATA
    assert nodes["b"].role is Role.BARRIER
    assert "c8" not in nodes
    users = {"util.global.store", "util.optimization_barrier"}
    assert {user.kind for user in nodes["d"].users} == users
    assert nodes["d"].used_in_block
    assert nodes["x"].cloneable
    assert not nodes["d"].cloneable


def test_bytes_are_those_of_known_ranges() -> None:
    _, nodes = _graph(
        _dispatch("d", "a", "a")
        + f"%u = stream.async.update %d, %a[%c8 to %c16] : {_T}{{%c8}} -> %a as {_T}{{%c16}}"
    )
    assert (nodes["d"].bytes_in, nodes["d"].bytes_out) == (16, 8)
    assert (nodes["u"].bytes_in, nodes["u"].bytes_out) == (8, 8)


def test_host_code_in_between_makes_a_stage() -> None:
    _, nodes = _graph(
        _dispatch("d", "a") + _HOST + _dispatch("e", "s", "d") + _dispatch("free", "a")
    )
    assert [nodes[name].stage for name in ("d", "t", "s", "e", "free")] == [0, 0, 1, 1, 0]


def test_side_effects_make_a_stage_for_all_that_follows() -> None:
    _, nodes = _graph(
        _dispatch("d", "a") + "%b = util.optimization_barrier %v : i32\n" + _dispatch("e", "a")
    )
    assert [nodes[name].stage for name in ("d", "e")] == [0, 1]


def test_a_barrier_op_separates_what_it_takes_from_its_users() -> None:
    graph, nodes = _graph(
        _dispatch("d", "a")
        + f"%b = stream.async.barrier %d : {_T}{{%c8}}\n"
        + _dispatch("e", "b")
        + _dispatch("f", "e")
    )
    assert nodes["d"].separated_from == (nodes["e"],)
    assert [nodes[name].stage for name in "dbef"] == [0, 0, 1, 1]
    groups = normalize([[nodes["d"], nodes["b"], nodes["e"], nodes["f"]]])
    with pytest.raises(DiagnosticError, match="group 0 has ops on both sides of a barrier"):
        check_groups(graph, groups, "mine", 0)
    check_groups(graph, normalize([[nodes["d"], nodes["b"]], [nodes["e"], nodes["f"]]]), "mine", 0)


def test_cost_is_that_of_the_bytes_or_of_the_loops_in_the_name() -> None:
    names = ("matmul_64x64x64_f32", "slow_memcpy", "softmax_32xDxf32_dispatch_tensor_store")
    _, nodes = _graph("".join(_dispatch(f"main_dispatch_7_{name}", "a") for name in names))
    costs = CostModel()
    assert [node.cost for node in nodes.values()] == [
        costs.cost(16, operations) for operations in (64 * 64 * 64, 0, 32)
    ]
    assert costs.cost(16, 0) == costs.launch + 16 / costs.bytes_per_ns


def test_cost_is_what_an_attribute_states() -> None:
    _, nodes = _graph(_dispatch("main_dispatch_7_matmul_64x64x64_f32", "a"))
    [node] = nodes.values()
    node.op.set_attribute("iree_sched.cost_ns", "1500 : i64")
    assert node.cost == 1500


def test_edges_are_uses_and_in_place_writes() -> None:
    _, nodes = _graph(
        _dispatch("r", "a") + _dispatch("w", "a", result="%a{%c8}") + _dispatch("u", "w")
    )
    shown = {
        (edge.source.op.results[0].name, edge.target.op.results[0].name): edge.hazard
        for node in nodes.values()
        for edge in node.outgoing
    }
    assert shown == {
        ("r", "w"): Hazard.WRITE_AFTER_READ,
        ("w", "u"): Hazard.READ_AFTER_WRITE,
    }
    assert [edge.source for edge in nodes["u"].incoming] == [nodes["w"]]


def test_taking_other_bytes_is_an_edge_without_a_hazard() -> None:
    update = f"stream.async.update %u, %{{}}[{{}}] : {_T}{{{{%c8}}}} -> %{{}} as {_T}{{{{%c16}}}}\n"
    _, nodes = _graph(
        f"%u = stream.async.splat %v : i32 -> {_T}{{%c8}}\n"
        + "%x = "
        + update.format("a", "%c0 to %c8", "a")
        + "%y = "
        + update.format("x", "%c8 to %c16", "x"),
        Kind.CONCURRENCY,
    )
    assert [edge.hazard for edge in nodes["x"].outgoing] == [None]


def test_loops_capture() -> None:
    _, nodes = _graph(
        _dispatch("d", "a")
        + f"%x = scf.if %i -> ({_T}) {{\n{_dispatch('n', 'd')}  scf.yield %n : {_T}\n"
        + f"}} else {{\n  scf.yield %a : {_T}\n}}"
    )
    assert not nodes["d"].users
    assert list(nodes["d"].captured_by) == [nodes["x"]]
    assert not nodes["d"].used_in_block


def test_constants_of_a_region_are_not_placed() -> None:
    graph, nodes = _graph(
        f"%x = stream.async.alloca : {_T}{{%c8}}\n" + _dispatch("d", "x"), Kind.CONCURRENCY
    )
    assert graph.nodes == (nodes["d"],)
    assert nodes["x"] in graph.tracked


def test_what_goes_in_and_out_of_groups() -> None:
    graph, nodes = _graph(
        f"%s = stream.async.splat %v : i32 -> {_T}{{%c8}}\n"
        + _dispatch("d", "s", "a")
        + _dispatch("e", "s", "d")
        + f"%b = util.optimization_barrier %s : {_T}"
    )
    groups = normalize([[nodes["s"], nodes["d"]], [nodes["s"], nodes["e"]]])
    first, second = form_partitions(graph, groups)
    shown = [[value.name for value in values] for values in (first.ins, first.outs, second.outs)]
    assert shown[0] == ["v", "c8", "c1", "a", "c0"]
    assert shown[1] == ["s", "d"]
    assert shown[2] == []
    assert [value.name for value in second.ins if value.type == _T] == ["d"]


def _run(make: Callable[[], Partitioner], graph: Graph) -> list[list[str]]:
    return [
        [node.op.results[0].name for node in group.nodes]
        for group in normalize(make().partition(graph))
    ]


@partitioner(Kind.EXECUTION, "by-depth", "One group for each stage, depth and device.")
def by_depth(graph: Graph) -> list[list[Node]]:
    """A whole partitioner: new groups where the device changes along a path."""
    depth: dict[Node, int] = {}
    groups: dict[tuple[int, int, str], list[Node]] = {}
    for node in graph.nodes:
        before = [
            depth[edge.source] + (edge.source.affinity != node.affinity)
            for edge in node.incoming
            if edge.source.stage == node.stage
        ]
        depth[node] = max(before, default=0)
        groups.setdefault((node.stage, depth[node], str(node.affinity)), []).append(node)
    return [groups[key] for key in sorted(groups)]


@partitioner(Kind.CONCURRENCY, "levels")
def levels(graph: Graph, *, width: int = 2) -> list[list[Node]]:
    """Waves of at most `width` nodes."""
    level: dict[Node, int] = {}
    waves: dict[int, list[Node]] = {}
    for node in graph.nodes:
        level[node] = max((level[edge.source] + 1 for edge in node.incoming), default=0)
        waves.setdefault(level[node], []).append(node)
    return [
        wave[at : at + width]
        for _, wave in sorted(waves.items())
        for at in range(0, len(wave), width)
    ]


def test_a_partitioner_is_a_function_with_a_name() -> None:
    graph, _ = _graph(
        _dispatch("p", "a", on="x")
        + _dispatch("q", "p", on="y")
        + _dispatch("r", "q", on="x")
        + _dispatch("s", "a", on="x")
    )
    assert (by_depth.kind, by_depth.name) == (Kind.EXECUTION, "by-depth")
    assert by_depth.summary == "One group for each stage, depth and device."
    assert _run(by_depth, graph) == [["p", "s"], ["q"], ["r"]]


def test_keyword_parameters_are_options() -> None:
    graph, _ = _graph(
        "".join(_dispatch(name, "a") for name in "pqr") + _dispatch("t", "p", "q"),
        Kind.CONCURRENCY,
    )
    assert levels.summary == "Waves of at most `width` nodes."
    assert _run(levels, graph) == [["p", "q"], ["r"], ["t"]]
    assert _run(lambda: levels(width=3), graph) == [["p", "q", "r"], ["t"]]  # type: ignore[call-arg]


def test_groups_may_say_what_is_a_clone() -> None:
    _, nodes = _graph(f"%s = stream.async.splat %v : i32 -> {_T}{{%c8}}\n" + _dispatch("d", "s"))
    given = Group([nodes["s"]], frozenset([nodes["s"]]))
    assert normalize([given]) == [given]


@pytest.mark.parametrize("seed", range(30))
def test_where_all_conflict_each_pair_does(seed: int) -> None:
    module = parse(Source("random", random_module(random.Random(seed)))).module
    for block in [block for op in module.walk() for region in op.regions for block in region]:
        nodes = Graph(Kind.CONCURRENCY, block).nodes
        pairs = [(node.op, user.op) for node in nodes for user in node.users if user in nodes]
        conflicts = [find_hazard(*pair) is not None for pair in pairs]
        assert all(conflicts) or not always_conflict(node.op for node in nodes)


def test_neighbouring_ranges_are_no_conflict() -> None:
    body = _dispatch("x", "a") + f"%y = stream.async.slice %x[%c0 to %c8] : {_T}{{%c8}}"
    graph, nodes = _graph(f"{body} -> {_T}{{%c8}}", Kind.CONCURRENCY)
    assert always_conflict(node.op for node in graph.nodes)
    body = _dispatch("x", "a") + f"%y = stream.async.slice %x[%c8 to %c16] : {_T}{{%c8}}"
    graph, nodes = _graph(f"{body} -> {_T}{{%c8}}", Kind.CONCURRENCY)
    assert find_hazard(nodes["x"].op, nodes["y"].op) is None
    assert not always_conflict(node.op for node in graph.nodes)
