"""Plans of `iree-sched plan` as queues for the work of a program."""

import pytest
from attrs import evolve

from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.problem import Alternative, Job, Problem, Task
from iree_sched.plan.solve import make_plan
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.described import machine_of
from iree_sched.simulation.machine import FREE, MachineError, uniform
from iree_sched.simulation.placement import Policies, Policy
from iree_sched.simulation.planned import planned_queues, strayed
from iree_sched.simulation.program import CommandBuffer, Function, Work
from iree_sched.simulation.simulator import simulate

_HARDWARE = Hardware("two", (Resource("a", workers=1), Resource("b", queue=1, workers=2)))
_TASKS = (
    Task("e#10", 0, (Alternative(1, 5),)),
    Task("e#2", 0, (Alternative(0, 50),)),
    Task("d#1", 0, (Alternative(1, 9),)),
)
_PLAN = make_plan(Problem(_HARDWARE, _TASKS, (), (Job("f"),)), "heft")
_PROGRAM = [
    Function(
        "f",
        [
            CommandBuffer("", [[Work("e", 1, 50), Work("copy_buffer", 1, 1)], [Work("e", 1, 5)]]),
            CommandBuffer("", [[Work("d", 1, 9)]]),
        ],
        calls=2,
    )
]
_MACHINE = machine_of(_HARDWARE, FREE)


def test_dispatches_of_one_name_are_told_by_their_order() -> None:
    queues = planned_queues(_PLAN, _PROGRAM, _MACHINE)
    first_call = {key[2:]: queue for key, queue in queues.items() if key[1] == 0}
    assert first_call == {
        (0, 0, 0): 0,
        (0, 1, 0): 1,
        (1, 0, 0): 1,
        (0, -1, -1): 0,  # most of its work is there
        (1, -1, -1): 1,
    }
    assert {key[1] for key in queues} == {0, 1}  # every call is planned alike


@pytest.mark.parametrize(
    ("executor", "lanes"),
    [
        (ExecutorKind.REGIONS, {"a": {"e"}, "b": {"d"}}),
        (ExecutorKind.TASK_GRAPH, {"a": {"e"}, "b": {"d", "e"}}),
    ],
)
def test_work_goes_where_the_plan_has_it(
    executor: ExecutorKind, lanes: dict[str, set[str]]
) -> None:
    setting = Setting(executor, Policies(Policy.PLAN))
    planned = planned_queues(_PLAN, _PROGRAM, _MACHINE)
    outcome = simulate(_PROGRAM, _MACHINE, setting, planned)
    found: dict[str, set[str]] = {}
    for stretch in outcome.recording.stretches:
        worker = outcome.machine.workers[stretch.worker].name.partition(":")[0]
        found.setdefault(worker, set()).add(outcome.recording.units[stretch.unit].name)
    found = {worker: names - {"copy_buffer"} for worker, names in found.items()}
    assert found == lanes


@pytest.mark.parametrize(
    ("executor", "policies", "expected"),
    [
        (ExecutorKind.REGIONS, Policies(Policy.PLAN), (2, 6)),  # one `e` of each call
        (ExecutorKind.TASK_GRAPH, Policies(Policy.PLAN), (0, 6)),
        (ExecutorKind.REGIONS, Policies(Policy.HYBRID), (2, 6)),
        (ExecutorKind.REGIONS, Policies(Policy.PLAN, {"f": Policy.STATIC}), (0, 0)),
    ],
)
def test_what_cannot_go_where_the_plan_has_it_is_counted(
    executor: ExecutorKind, policies: Policies, expected: tuple[int, int]
) -> None:
    planned = planned_queues(_PLAN, _PROGRAM, _MACHINE)
    recording = simulate(_PROGRAM, _MACHINE, Setting(executor, policies), planned).recording
    assert strayed(planned, policies, _PROGRAM, _MACHINE, recording) == expected


def test_work_that_names_a_queue_goes_by_no_plan() -> None:
    program = [evolve(_PROGRAM[0], buffers=[evolve(b, queues=1) for b in _PROGRAM[0].buffers])]
    planned, policies = planned_queues(_PLAN, program, _MACHINE), Policies(Policy.PLAN)
    for executor in ExecutorKind:
        recording = simulate(program, _MACHINE, Setting(executor, policies), planned).recording
        elsewhere, ran = strayed(planned, policies, program, _MACHINE, recording)
        assert 0 < elsewhere < ran


def test_a_plan_of_other_hardware_is_refused() -> None:
    with pytest.raises(MachineError, match="plan is for 'two': machine '2 workers' has no 'a'"):
        planned_queues(_PLAN, _PROGRAM, uniform(2))
