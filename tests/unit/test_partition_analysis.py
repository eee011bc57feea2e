"""Tests of the questions that partitioning asks about IR."""

import pytest

from iree_sched.analysis.access import Hazard, access_ranges, find_hazard
from iree_sched.analysis.affinity import (
    Affinity,
    are_compatible,
    can_execute_together,
    join_and,
    narrow,
    op_affinity,
    parse_affinity,
)
from iree_sched.analysis.effects import is_trivially_dead, would_be_trivially_dead
from iree_sched.analysis.sizes import find_size, query_size
from iree_sched.analysis.ties import find_tied_base, has_tied_use, tied_results
from iree_sched.analysis.timeline import consumer_timepoint
from iree_sched.diagnostics import Source
from iree_sched.ir import Operation, Value
from iree_sched.parser import parse

_CONSTANTS = """
  %c0 = arith.constant 0 : index
  %c8 = arith.constant 8 : index
  %c16 = arith.constant 16 : index
"""


def _ops(body: str, arguments: str = "%a: !stream.resource<transient>") -> dict[str, Operation]:
    """The ops of a function by the names of their first results."""
    text = f"util.func public @f({arguments}) {{{_CONSTANTS}{body}\n  util.return\n}}"
    module = parse(Source("test", text)).module
    ops = {op.results[0].name: op for op in module.walk() if op.results}
    function = next(op for op in module.walk() if op.name == "util.func")
    ops["func"] = function
    return ops


def _affinity(text: str) -> Affinity | None:
    return parse_affinity(f"#hal.device.{text}") if text else None


_ALL, _ZERO, _ONE, _BOTH = (
    "affinity<@a>",
    "affinity<@a, [0]>",
    "affinity<@a, [1]>",
    "affinity<@a, [0, 1]>",
)


@pytest.mark.parametrize(
    ("first", "second", "compatible", "together", "joined"),
    [
        ("", "", True, True, ""),
        (_ALL, "", True, True, _ALL),
        ("", _ALL, True, True, _ALL),
        (_ALL, _ALL, True, True, _ALL),
        (_ALL, "affinity<@b>", False, False, ""),
        (_ZERO, _ALL, False, True, _ZERO),
        (_ALL, _ZERO, False, False, ""),
        (_ZERO, _BOTH, False, True, _ZERO),
        (_ZERO, _ONE, False, False, ""),
        ("promise<@a>", _ALL, False, False, ""),
        ("promise<@a, [1]>", "promise<@a>", False, True, "promise<@a, [1]>"),
    ],
)
def test_affinities_combine_as_in_iree(
    first: str, second: str, compatible: bool, together: bool, joined: str
) -> None:
    pair = _affinity(first), _affinity(second)
    assert are_compatible(*pair) is compatible
    assert can_execute_together(*pair) is together
    assert join_and(*pair) == _affinity(joined)


@pytest.mark.parametrize(
    ("first", "second", "narrowed"),
    [(_ALL, _ZERO, _ZERO), (_ZERO, _ALL, _ZERO), (_BOTH, _ONE, _ONE), (_ZERO, _ONE, _ZERO)],
)
def test_narrow_forgets_no_queue(first: str, second: str, narrowed: str) -> None:
    assert narrow(_affinity(first), _affinity(second)) == _affinity(narrowed)


def test_affinities_are_read_through_aliases_and_printed_canonically() -> None:
    aliases = {"#here": "#hal.device.affinity<@a, [3, 1]>"}
    assert str(parse_affinity("#here", aliases)) == "#hal.device.affinity<@a, [1, 3]>"
    text = "#hal.device.optimal<[#hal.device.affinity<@a>, #hal.device.promise<@b>]>"
    assert str(parse_affinity(text)) == text
    assert str(parse_affinity("#other.thing<1>")) == "#other.thing<1>"


def test_joined_sets_of_devices_hold_null_attributes_as_in_iree() -> None:
    both = parse_affinity("#hal.device.optimal<[#hal.device.affinity<@a>]>")
    assert str(join_and(both, both)) == "#hal.device.optimal<[<<NULL ATTRIBUTE>>]>"


@pytest.mark.parametrize(
    ("source", "result", "side"),
    [
        ("transient", "transient", "@a"),
        ("external", "transient", "@b"),
        ("staging", "transient", "@b"),
        ("staging", "staging", "@a"),
        ("transient", "external", "@a"),
    ],
)
def test_a_transfer_runs_on_one_of_its_sides(source: str, result: str, side: str) -> None:
    ops = _ops(
        f"%t = stream.async.transfer %a : !stream.resource<{source}>{{%c8}}"
        f" from(#hal.device.affinity<@a>) -> to(#hal.device.affinity<@b>)"
        f" !stream.resource<{result}>{{%c8}}",
        f"%a: !stream.resource<{source}>",
    )
    assert str(op_affinity(ops["t"])) == f"#hal.device.affinity<{side}>"


_T = "!stream.resource<transient>"


def test_ties_count_from_the_resource_operands() -> None:
    ops = _ops(
        f"%x = stream.async.splat %c0 : index -> {_T}{{%c16}}\n"
        "%y:2 = stream.async.dispatch @e::@f[%c8]"
        "(%a[%c0 to %c8 for %c8], %x[%c0 to %c16 for %c16])"
        f" : ({_T}{{%c8}}, {_T}{{%c16}}) -> ({_T}{{%c8}}, %x{{%c16}})"
    )
    x, y = ops["x"].results[0], ops["y"]
    assert y.attributes["tied_operands"] == "[-1 : index, 1 : index]"
    assert find_tied_base(y.results[1]) is x
    assert find_tied_base(y.results[0]) is y.results[0]
    assert tied_results(y, y.operands.index(x)) == [y.results[1]]
    assert has_tied_use(x)
    assert not has_tied_use(ops["func"].regions[0].blocks[0].arguments[0])


def test_access_ranges_of_a_dispatch() -> None:
    ops = _ops(
        f"%y:2 = stream.async.dispatch @e::@f[%c8](%a[%c0 to %c8 for %c8]) : ({_T}{{%c16}})"
        f" -> (%a{{%c16}}, {_T}{{%c8}})"
    )
    ranges = access_ranges(ops["y"])
    assert ranges is not None
    shown = [
        (r.resource.name or "result", r.reads, r.writes, r.start and r.start.name, r.end.name)
        for r in ranges
    ]
    assert shown == [
        ("a", True, True, "c0", "c8"),
        ("y", True, True, "c0", "c8"),
        ("y", False, True, None, "c8"),
    ]


def _update(result: str, target: str, bounds: str) -> str:
    return (
        f"%{result} = stream.async.update %u, %{target}[{bounds}] : {_T}{{%c8}} -> %{target}"
        f" as {_T}{{%c16}}\n"
    )


@pytest.mark.parametrize(
    ("bounds", "hazard"), [("%c8 to %c16", None), ("%c0 to %c8", Hazard.WRITE_AFTER_WRITE)]
)
def test_adjacent_ranges_do_not_conflict(bounds: str, hazard: Hazard | None) -> None:
    ops = _ops(
        f"%u = stream.async.splat %c0 : index -> {_T}{{%c8}}\n"
        + _update("x", "a", "%c0 to %c8")
        + _update("y", "x", bounds)
    )
    assert find_hazard(ops["x"], ops["y"]) is hazard


def test_readers_do_not_conflict_and_a_later_write_waits_for_them() -> None:
    read = f"stream.async.clone %a : {_T}{{%c16}} -> {_T}{{%c16}}\n"
    ops = _ops(
        f"%u = stream.async.splat %c0 : index -> {_T}{{%c8}}\n%r = {read}%s = {read}"
        + _update("w", "a", "%c0 to %c8")
    )
    assert find_hazard(ops["r"], ops["s"]) is None
    assert find_hazard(ops["r"], ops["w"]) is Hazard.WRITE_AFTER_READ


def test_sizes_come_from_definitions_then_from_the_newest_user() -> None:
    ops = _ops(
        f"%x = stream.async.clone %a : {_T}{{%c8}} -> {_T}{{%c16}}\n"
        f"%y = stream.async.clone %a : {_T}{{%c16}} -> {_T}{{%c16}}\n"
    )
    block = ops["func"].regions[0].blocks[0]
    argument, last = block.arguments[0], block.last

    def size(value: Value) -> str:
        found = find_size(value, block, last)
        return "" if found is None else found.name

    assert (size(ops["x"].results[0]), size(argument)) == ("c16", "c16")


def test_an_unknown_size_is_computed() -> None:
    ops = _ops("")
    block = ops["func"].regions[0].blocks[0]
    found = query_size(block.arguments[0], block, block.last)
    assert found is not None
    assert found.defining_op is not None
    assert found.defining_op.name == "stream.resource.size"
    assert query_size(block.arguments[0], block, block.last) is found


def test_what_may_be_missed() -> None:
    ops = _ops(
        f"%d = stream.async.dispatch @e::@f[%c8]() : () -> {_T}{{%c8}}\n"
        f"%s = stream.async.splat %c0 : index -> {_T}{{%c8}}\n"
        "%g = util.global.load @g : index\n"
        "%b = util.optimization_barrier %c0 : index\n"
        f"%x = stream.async.clone %d : {_T}{{%c8}} -> {_T}{{%c8}}\n"
    )
    harmless = {name for name, op in ops.items() if would_be_trivially_dead(op)}
    assert harmless == {"c0", "c8", "c16", "d", "g"}
    assert not is_trivially_dead(ops["d"])
    assert is_trivially_dead(ops["g"])


def test_a_call_with_fences_signals_for_itself() -> None:
    ops = _ops(
        f"%x = util.call @g(%a, %w, %s) {{hal.abi.convention = #hal.abi.convention<coarse_fences>}}"
        f" : ({_T}, !hal.fence, !hal.fence) -> {_T}\n"
        f"%y = util.call @h(%b) : ({_T}) -> {_T}\n",
        f"%a: {_T}, %b: {_T}, %w: !hal.fence, %s: !hal.fence",
    )
    arguments = ops["func"].regions[0].blocks[0].arguments
    timepoint = consumer_timepoint(arguments[0])
    assert timepoint is not None
    assert timepoint.defining_op is ops["x"].next
    assert timepoint.defining_op is not None
    assert timepoint.defining_op.operands == [arguments[3]]
    assert consumer_timepoint(arguments[0]) is timepoint
    assert consumer_timepoint(arguments[1]) is None
