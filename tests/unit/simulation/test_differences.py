"""Compiled programs held against the schedule that they were compiled from."""

from collections.abc import Sequence

from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import Alternative, Job, Problem, Task
from iree_sched.plan.solve import make_plan
from iree_sched.simulation.differences import Difference, differences, plan_differences
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Work

_COPY = Work("copy_buffer", 1, 0.0, is_dispatch=False)


def _function(*regions: Sequence[str], repeats: bool = False) -> Function:
    works = [[_COPY, *(Work(name, 1, 0.0) for name in region)] for region in regions]
    return Function("f", [CommandBuffer("", [[_COPY], *works], repeats=repeats)])


def test_copies_and_command_buffers_make_no_difference() -> None:
    one = _function(["a"], ["b", "c"])
    first, second = _function(["a"]), _function(["c", "b"])
    two = Function("f", [*first.buffers, *second.buffers])
    assert differences([one], [two]) == []


def test_dispatches_in_other_regions_are_told() -> None:
    found = differences([_function(["a"], ["b", "a"])], [_function(["a"], ["b"], ["d"])])
    assert found == [
        Difference("f", "b #0", "region 1 with 1 more", "region 1"),
        Difference("f", "a #1", "region 1 with 1 more", ""),
        Difference("f", "d #0", "", "region 2"),
    ]


def test_of_a_loop_the_first_turn_counts() -> None:
    first, again = _function(["a"]), _function(["a"], repeats=True)
    loop = Function("f", [*first.buffers, *again.buffers, *again.buffers])
    assert differences([loop], [first]) == []


def _compiled(masks: Sequence[int]) -> Function:
    buffers = [CommandBuffer("", [[Work("e", 1, 0.0)]], "@d", mask) for mask in masks]
    return Function("f", buffers)


def test_queues_are_held_against_those_of_a_plan() -> None:
    hardware = Hardware("two", (Resource("a", device="@d"), Resource("b", device="@d", queue=1)))
    tasks = [Task(f"e#{n}", 0, (Alternative(n, 5),)) for n in range(2)]
    plan = make_plan(Problem(hardware, tuple(tasks), (), (Job("f"),)), "heft")
    # local-task takes the mask modulo the number of queues.
    assert plan_differences([_compiled([2, 1])], plan) == []
    [both] = plan_differences([_compiled([1, 1])], plan)
    assert both == Difference("f", "e", "2x @d queue 1", "@d queue 0, @d queue 1")
    [one] = plan_differences([_compiled([2, ALL_WORKERS])], plan)
    assert one.here == "@d any queue, @d queue 0"
