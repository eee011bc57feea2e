"""Tests of priorities: they order what becomes ready at one time, and what waits for a slot."""

from itertools import permutations

import pytest

from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.machine import FREE, Machine, Overheads, Queue, Worker, uniform
from iree_sched.simulation.placement import Policies, Policy
from iree_sched.simulation.program import CommandBuffer, Function, Work
from iree_sched.simulation.simulator import Outcome, simulate
from tests.unit.simulation.programs import SOME

_EXECUTORS = list(ExecutorKind)


def _function(name: str, priority: int, release: float = 0.0, tiles: int = 4) -> Function:
    buffers = [CommandBuffer("", [[Work(name, tiles, 100)]])]
    return Function(name, buffers, priority=priority, release_ns=release)


def _begun(outcome: Outcome) -> list[str]:
    """Names of dispatches in the order in which their first tiles began."""
    recording = outcome.recording
    stretches = sorted(recording.stretches, key=lambda stretch: stretch.start)
    return list(dict.fromkeys(recording.units[stretch.unit].name for stretch in stretches))


@pytest.mark.parametrize("executor", _EXECUTORS)
@pytest.mark.parametrize("overheads", [FREE, SOME])
@pytest.mark.parametrize("workers", [1, 3])
def test_priorities_order_what_is_ready_at_one_time(
    executor: ExecutorKind, overheads: Overheads, workers: int
) -> None:
    functions = [_function("low", -1), _function("middle", 1), _function("high", 5)]
    for program in permutations(functions):
        outcome = simulate(program, uniform(workers, overheads), Setting(executor))
        assert _begun(outcome) == ["high", "middle", "low"]


@pytest.mark.parametrize("executor", _EXECUTORS)
def test_of_one_priority_who_comes_first_goes_first(executor: ExecutorKind) -> None:
    for names in permutations("abc"):
        program = [_function(name, 2) for name in names]
        assert _begun(simulate(program, uniform(1), Setting(executor))) == list(names)


@pytest.mark.parametrize("overheads", [FREE, SOME])
def test_who_waits_for_a_slot_goes_by_priority_and_interrupts_nobody(overheads: Overheads) -> None:
    program = [
        _function("first", 1),
        _function("low", 2, 50),
        _function("high", 5, 150),
        _function("too late", 9, 5000),
    ]
    outcome = simulate(program, uniform(1, overheads), Setting())
    assert _begun(outcome) == ["first", "high", "low", "too late"]
    first = outcome.calls[0]
    assert first.ended is not None and first.ended < 500


def test_what_comes_as_a_slot_becomes_free_competes_for_it() -> None:
    # At 400 the first ends and `high` comes; `low` has waited since 100.
    program = [_function("first", 1), _function("low", 1, 100), _function("high", 5, 400)]
    for order in permutations(program):
        outcome = simulate(order, uniform(1), Setting())
        assert _begun(outcome) == ["first", "high", "low"]


def test_thieves_take_what_has_the_highest_priority() -> None:
    machine = Machine(
        "two", [Worker("a", 0, 0), Worker("b", 1, 1)], [Queue("a", "@d", 0), Queue("b", "@d", 1)]
    )
    program = [_function("first", 9), _function("high", 5), _function("low", 1)]
    for order in permutations(program):
        outcome = simulate(order, machine, Setting(policies=Policies(Policy.STEAL)))
        assert _begun(outcome)[2] == "low"
