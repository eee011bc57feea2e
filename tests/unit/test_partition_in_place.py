"""Tests of the order between ops that touch one buffer, in place or not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from iree_sched.diagnostics import Source
from iree_sched.parser import parse
from iree_sched.partition import Graph, Kind
from tests.unit.random_regions import SETTINGS

_T = "!stream.resource<transient>"
_SIZE = 48

# A range of a buffer in bytes, and whether it is written.
Access = tuple[int | str, int | str, bool]


def _graph(accesses: list[Access]) -> Graph:
    """A region that updates ranges of one buffer, and reads ranges of it, one after another."""
    known = {place for start, end, _ in accesses for place in (start, end)}
    numbers = sorted({0, 8, _SIZE} | {place for place in known if isinstance(place, int)})
    constants = "\n".join(f"%c{n} = arith.constant {n} : index" for n in numbers)
    outside = "".join(f", %{p}: index" for p in sorted(p for p in known if isinstance(p, str)))
    body, buffer = "", "b"
    for number, (start, end, writes) in enumerate(accesses):
        first, last = (f"%c{p}" if isinstance(p, int) else f"%{p}" for p in (start, end))
        if writes:
            body += (
                f"%n{number} = stream.async.update %u, %{buffer}[{first} to {last}] : "
                f"{_T}{{%c8}} -> %{buffer} as {_T}{{%c{_SIZE}}}\n"
            )
            buffer = f"n{number}"
        else:
            body += (
                f"%n{number} = stream.async.slice %{buffer}[{first} to {last}] : "
                f"{_T}{{%c{_SIZE}}} -> {_T}{{%c8}}\n"
            )
    text = f"""util.func public @f(%a: {_T}{outside}) -> !stream.timepoint {{
{constants}
%t = stream.async.execute with(%a as %u: {_T}{{%c8}}) {{
%b = stream.async.alloca : {_T}{{%c{_SIZE}}}
{body}stream.yield
}} => !stream.timepoint
util.return %t : !stream.timepoint
}}
"""
    module = parse(Source("<test>", text)).module
    execute = next(op for op in module.walk() if op.name == "stream.async.execute")
    return Graph(Kind.CONCURRENCY, execute.regions[0].blocks[0])


def _ordered(graph: Graph) -> set[tuple[int, int]]:
    """Pairs of nodes that may not run at the same time, as edges say it, be it through others."""
    place = {node: number for number, node in enumerate(graph.nodes)}
    waits: list[dict[int, bool]] = []  # by node those before it, and whether strictly
    for node in graph.nodes:
        before: dict[int, bool] = {}
        for edge in node.incoming:
            source, strict = place[edge.source], edge.hazard is not None
            before[source] = before.get(source, False) or strict
            for other, other_strict in waits[source].items():
                before[other] = before.get(other, False) or strict or other_strict
        waits.append(before)
    return {(b, n) for n, before in enumerate(waits) for b, strict in before.items() if strict}


def test_writes_that_are_not_neighbours_are_compared() -> None:
    graph = _graph([(0, 8, True), (8, 16, True), (0, 8, True), (8, 16, True)])
    assert _ordered(graph) == {(0, 2), (0, 3), (1, 3)}


def test_readers_wait_for_what_was_written_before_the_last_write() -> None:
    graph = _graph([(0, 8, True), (8, 16, True), (0, 8, False)])
    assert (0, 2) in _ordered(graph)


def test_pieces_of_unknown_size_one_behind_another_are_apart() -> None:
    graph = _graph([(0, "x", True), ("x", "y", True), ("y", "z", True), ("x", "z", False)])
    ordered = _ordered(graph)
    assert {(0, 1), (0, 2), (1, 2)}.isdisjoint(ordered)
    assert {(1, 3), (2, 3)} <= ordered


def test_ranges_that_nothing_is_known_of_are_ordered() -> None:
    graph = _graph([(0, "x", True), ("x", "y", True), ("z", 8, True)])
    assert (0, 2) in _ordered(graph)


_PLACES = st.sampled_from(range(0, _SIZE + 1, 8))
_RANGES = st.tuples(_PLACES, _PLACES).filter(lambda ends: ends[0] < ends[1])
_ACCESSES = st.tuples(_RANGES, st.booleans()).map(lambda drawn: (*drawn[0], drawn[1]))


@SETTINGS
@given(st.lists(_ACCESSES, min_size=1, max_size=9))
def test_all_that_meet_are_in_order(accesses: list[tuple[int, int, bool]]) -> None:
    ordered = _ordered(_graph([*accesses]))
    for second, (start, end, writes) in enumerate(accesses):
        for first, (other_start, other_end, other_writes) in enumerate(accesses[:second]):
            if (writes or other_writes) and start < other_end and other_start < end:
                assert (first, second) in ordered
