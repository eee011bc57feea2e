"""Tests of outlining: what stands in the block and in the new regions, and in which order."""

from collections.abc import Callable

from iree_sched.ir import Block, Operation
from iree_sched.partition import Graph, Kind, Node
from iree_sched.partition.partitions import form_partitions, normalize
from iree_sched.printer import print_operation
from iree_sched.rewrite.order import sort_topologically
from iree_sched.rewrite.outline import outline_concurrency, outline_execution
from tests.ir import parse_function

_T = "!stream.resource<transient>"
_V = f"{_T}{{%n}}"  # in the source
_P = f"{_T}{{%arg1}}"  # as printed
_HERE = "#hal.device.affinity<@d>"

Pick = Callable[..., list[Node]]


def _function(body: str, arguments: str = "") -> Operation:
    text = (
        f"util.func public @f(%a: {_T}, %n: index, %i: i1{arguments}) {{\n"
        "  %v = arith.constant 7 : i32\n  %c0 = arith.constant 0 : index\n"
        f"{body}\n  util.return\n}}"
    )
    return parse_function(text)


def _outline(function: Operation, kind: Kind, *groups: str) -> Block:
    """Outlines groups, given as words of names, and sorts the block."""
    block = function.regions[0].blocks[0]
    graph = Graph(kind, block)
    by_name = {node.op.results[0].name: node for node in graph.nodes}
    chosen = normalize([[by_name[name] for name in group] for group in groups])
    partitions = form_partitions(graph, chosen).partitions
    if kind is Kind.EXECUTION:
        outline_execution(block, partitions, {})
    else:
        outline_concurrency(block, partitions)
    assert sort_topologically(block)
    return block


def _lines(op: Operation) -> list[str]:
    return [line.strip() for line in print_operation(op).splitlines()[3:-2]]


def _dispatch(name: str, *operands: str, result: str = _V) -> str:
    listed = ", ".join(f"%{operand}[%c0 to %n for %n]" for operand in operands)
    types = ", ".join(_V for _ in operands)
    called = f"stream.async.dispatch on({_HERE}) @e::@{name}({listed})"
    return f"%{name} = {called} : ({types}) -> {result}\n"


def test_a_region_with_what_goes_in_and_out() -> None:
    function = _function(
        _dispatch("x", "a") + _dispatch("y", "x", "a") + f"%r = util.optimization_barrier %y : {_T}"
    )
    _outline(function, Kind.EXECUTION, "xy")
    assert _lines(function) == [
        f"%results, %result_timepoint = stream.async.execute on({_HERE}) "
        f"with(%arg0 as %arg3: {_P}) -> {_P} {{",
        f"%2 = stream.async.dispatch @e::@x(%arg3[%c0 to %arg1 for %arg1]) : ({_P}) -> {_P}",
        "%3 = stream.async.dispatch @e::@y(%2[%c0 to %arg1 for %arg1], "
        f"%arg3[%c0 to %arg1 for %arg1]) : ({_P}, {_P}) -> {_P}",
        f"stream.yield %3 : {_P}",
        "} => !stream.timepoint",
        f"%0 = stream.timepoint.await %result_timepoint => %results : {_P}",
        f"%1 = util.optimization_barrier %0 : {_T}",
    ]


def test_a_region_stands_after_the_last_op_of_its_partition() -> None:
    function = _function(
        _dispatch("x", "a")
        + "%h = util.optimization_barrier %v : i32\n"
        + _dispatch("y", "a")
        + f"%r = util.optimization_barrier %x : {_T}\n"
        + f"%s = util.optimization_barrier %y : {_T}"
    )
    block = _outline(function, Kind.EXECUTION, "x", "y")
    names = [op.name.rpartition(".")[2] for op in block if not op.name.startswith("arith")]
    assert names == [
        "execute",
        "await",
        "optimization_barrier",
        "execute",
        "await",
        "optimization_barrier",
        "optimization_barrier",
        "return",
    ]


def test_awaits_of_ops_become_those_of_the_region() -> None:
    function = _function(
        f"%s = stream.async.splat await(%p) %v : i32 -> {_V}\n"
        f"%t = stream.async.splat await(%q) %v : i32 -> {_V}\n" + _dispatch("x", "s", "t"),
        ", %p: !stream.timepoint, %q: !stream.timepoint",
    )
    lines = _lines(_outline(function, Kind.EXECUTION, "stx").parent_op or function)
    assert lines[0] == "%0 = stream.timepoint.join max(%arg4, %arg3) => !stream.timepoint"
    assert "stream.async.execute on(#hal.device.affinity<@d>) await(%0) => with()" in lines[1]
    assert lines[2] == f"%1 = stream.async.splat %c7_i32 : i32 -> {_P}"


def test_clones_stay_and_one_serves_the_host() -> None:
    function = _function(
        f"%s = stream.async.splat %v : i32 -> {_V}\n"
        + _dispatch("x", "s")
        + _dispatch("y", "s", "x")
        + f"%r = util.optimization_barrier %s : {_T}"
    )
    block = _outline(function, Kind.EXECUTION, "sx", "sy")
    first, second = (op for op in block if op.name == "stream.async.execute")
    for region in (first, second):
        assert [op.name for op in region.regions[0].blocks[0]] == [
            "stream.async.splat",
            "stream.async.dispatch",
            "stream.yield",
        ]
    assert len(first.result_group("results")) == 2
    assert not second.result_group("results")


def test_cheap_ops_are_made_again_in_branches() -> None:
    function = _function(
        f"%s = stream.async.splat %v : i32 -> {_V}\n%r = scf.if %i -> ({_T}) {{\n"
        f"{_dispatch('x', 's')}  scf.yield %x : {_T}\n}} else {{\n  scf.yield %a : {_T}\n}}\n"
    )
    block = _outline(function, Kind.EXECUTION)
    branch = next(op for op in block if op.name == "scf.if")
    inside = [op.name for op in branch.regions[0].blocks[0]]
    assert inside == ["stream.async.splat", "stream.async.dispatch", "scf.yield"]
    assert not any(op.name == "stream.async.splat" for op in block)


def test_an_unknown_size_is_asked_for_before_the_region() -> None:
    function = _function(
        f"%h = util.optimization_barrier %a : {_T}\n"
        f"%x = stream.async.transfer %h : {_T}{{%k}} -> {_T}{{%n}}",
        ", %k: index",
    )
    x = next(op for op in function.walk() if op.name == "stream.async.transfer")
    block = _outline(function, Kind.EXECUTION, "x")
    region = next(op for op in block if op.name == "stream.async.execute")
    assert [size.name for size in region.operand_group("resource_operand_sizes")] == ["k"]
    assert x.parent is region.regions[0].blocks[0]


def test_waves_stand_where_their_operands_are_there() -> None:
    function = _function(
        _dispatch("x", "a") + _dispatch("y", "a") + _dispatch("p", "x") + _dispatch("q", "y", "a")
        + f"%r = util.optimization_barrier %p : {_T}\n"
        + f"%t = util.optimization_barrier %q : {_T}\n"
    )  # fmt: skip
    _outline(function, Kind.CONCURRENCY, "xy", "pq")
    called = f"stream.async.dispatch on({_HERE}) @e::@"
    whole = "[%c0 to %arg1 for %arg1]"
    assert _lines(function) == [
        f"%0:2 = stream.async.concurrent with(%arg0 as %arg3: {_P}) -> ({_P}, {_P}) {{",
        f"%4 = {called}x(%arg3{whole}) : ({_P}) -> {_P}",
        f"%5 = {called}y(%arg3{whole}) : ({_P}) -> {_P}",
        f"stream.yield %4, %5 : {_P}, {_P}",
        "}",
        f"%1:2 = stream.async.concurrent with(%0#0 as %arg3: {_P}, %0#1 as %arg4: {_P}, "
        f"%arg0 as %arg5: {_P}) -> ({_P}, {_P}) {{",
        f"%4 = {called}p(%arg3{whole}) : ({_P}) -> {_P}",
        f"%5 = {called}q(%arg4{whole}, %arg5{whole}) : ({_P}, {_P}) -> {_P}",
        f"stream.yield %4, %5 : {_P}, {_P}",
        "}",
        f"%2 = util.optimization_barrier %1#0 : {_T}",
        f"%3 = util.optimization_barrier %1#1 : {_T}",
    ]


def test_waves_of_one_op_stay() -> None:
    function = _function(_dispatch("x", "a") + _dispatch("y", "a"))
    block = function.regions[0].blocks[0]
    ops = [op for op in block if op.name == "stream.async.dispatch"]
    graph = Graph(Kind.CONCURRENCY, block)
    partitions = form_partitions(graph, normalize([[node] for node in graph.nodes])).partitions
    assert outline_concurrency(block, partitions) == ops
    assert [op for op in block if op.name == "stream.async.dispatch"] == ops
