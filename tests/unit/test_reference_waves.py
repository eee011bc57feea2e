"""The waves of IREE's partitioner, told by two numbers a set, are those that plain sets give."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iree_sched import session
from iree_sched.analysis.access import find_hazard, first_conflict
from iree_sched.analysis.ties import may_tie
from iree_sched.diagnostics import Source
from iree_sched.dialects.names import EXECUTE
from iree_sched.ir import Value
from iree_sched.parser import parse
from iree_sched.partition import Favor, Graph, Kind, Node
from tests.differential.generator import Features, random_module
from tests.unit.random_regions import SETTINGS, Work, as_graph, works

if TYPE_CHECKING:
    from passes.partitioners.reference_concurrency import ReferenceConcurrency, _join
else:
    from iree_sched.passes.partitioners.reference_concurrency import ReferenceConcurrency, _join

_FAVORS = (Favor.MIN_PEAK_MEMORY, Favor.MAX_CONCURRENCY)
_EXECUTION = "builtin.module(util.func(iree-stream-schedule-execution{partitioner=typed-fusion}))"


def _plain(graph: Graph, favor: Favor) -> list[list[Node]]:
    """The waves from the last to the first, by sets of their numbers."""
    waves: list[list[Node]] = []
    wave_of: dict[Node, int] = {}
    depending: dict[Node, set[int]] = {}
    for node in reversed(graph.tracked):
        found = _depending(graph, node, wave_of, depending)
        if node.can_place:
            candidates = set(range(len(waves))) - found or {len(waves)}
            choose = min if favor is Favor.MAX_CONCURRENCY else max
            wave = wave_of[node] = choose(candidates)
            if wave == len(waves):
                waves.append([])
            waves[wave].append(node)
            found = (found | set(range(wave))) - {wave}
        depending[node] = found
    return waves


def _depending(
    graph: Graph, node: Node, wave_of: dict[Node, int], depending: dict[Node, set[int]]
) -> set[int]:
    """The waves that depend on a node, before it is in one."""
    found: set[int] = set()
    for user in node.users:
        found |= depending[user]
        if user in wave_of and find_hazard(node.op, user.op) is not None:
            found.add(wave_of[user])
    for value in graph.tied_values & set(node.op.operands):
        for other in depending:
            if value in other.op.operands and may_tie(other.op):
                found |= depending[other]
                if other in wave_of and _meet(node, other, value):
                    found.add(wave_of[other])
    return found


def _meet(node: Node, other: Node, value: Value) -> bool:
    if node.accesses is None or other.accesses is None:
        return False
    mine = [touched for touched in node.accesses if touched.resource is value]
    theirs = [touched for touched in other.accesses if touched.resource is value]
    return first_conflict(mine, theirs) is not None


def _waves(graph: Graph, favor: Favor) -> list[list[Node]]:
    """What the partitioner gives, in the order in which it comes to waves and nodes."""
    groups = ReferenceConcurrency(favor).partition(graph)
    return [list(reversed(group.nodes)) for group in reversed(groups)]


@SETTINGS
@given(works(most=14), st.sampled_from(_FAVORS))
def test_waves_of_dispatches_are_those_of_sets(listed: list[Work], favor: Favor) -> None:
    graph = as_graph(listed)
    assert _waves(graph, favor) == _plain(graph, favor)


@pytest.mark.parametrize("favor", _FAVORS)
def test_waves_of_all_kinds_of_ops_are_those_of_sets(favor: Favor) -> None:
    regions = 0
    features = Features(structured=True, ops=30)
    for seed in range(25):
        scheduled = session.run(random_module(random.Random(seed), features), _EXECUTION)
        assert scheduled.succeeded, scheduled.report()
        for op in parse(Source("random", scheduled.text)).module.walk():
            if op.name == EXECUTE:
                graph = Graph(Kind.CONCURRENCY, op.regions[0].blocks[0])
                assert _waves(graph, favor) == _plain(graph, favor), f"seed {seed}"
                regions += len(graph.nodes) > 2
    assert regions > 25, "most modules have regions with several ops"


@st.composite
def _bounded(draw: st.DrawFn) -> tuple[int, int]:
    bound = draw(st.integers(0, 6))
    return bound, draw(st.integers(-1, bound - 1))


@given(_bounded(), _bounded())
def test_two_numbers_tell_what_is_in_one_of_two_sets(
    first: tuple[int, int], second: tuple[int, int]
) -> None:
    def members(bound: int, hole: int) -> set[int]:
        return set(range(bound)) - {hole}

    assert members(*_join(*first, *second)) == members(*first) | members(*second)
