"""Tests of the way from functions to a problem, and of queues."""

from __future__ import annotations

import pytest

from iree_sched.analysis.affinity import ANY_QUEUE
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs, Measurement
from iree_sched.plan.functions import plannable_functions
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.model_problem import model_problem
from iree_sched.plan.problem import CostSource, Problem
from iree_sched.plan.queues import may_use, queue_mask

_T = "!stream.resource<transient>"
_TWO = Hardware(
    "two",
    (
        Resource("big", queue=0, device="@d", operations_per_second=1e9, bytes_per_second=1e9),
        Resource("small", queue=1, device="@d", operations_per_second=1e8, bytes_per_second=1e8),
    ),
    devices=("@d",),
)


def _dispatch(name: str, operand: str, size: str = "%c64", more: str = "", on: str = "") -> str:
    where = f"on(#hal.device.affinity<@d{on}>) "
    called = f"stream.async.dispatch {where}@e::@{name}(%{operand}[%c0 to %c64 for %c64])"
    return f"{called}{more} : ({_T}{{%c64}}) -> {_T}{{{size}}}"


def _problem(
    body: str, hardware: Hardware = _TWO, costs: Costs | None = None, attributes: str = ""
) -> Problem:
    text = (
        'util.global private @d = #hal.device.target<"local"> : !hal.device\n'
        f"util.func public @f(%a: {_T}, %b: i1){attributes} {{\n"
        "  %c0 = arith.constant 0 : index\n  %c64 = arith.constant 64 : index\n"
        "  %c128 = arith.constant 128 : index\n  %v = arith.constant 0 : i8\n"
        f"{body}  util.return\n}}\n"
    )
    document = parse(Source("test", text))
    functions = list(plannable_functions(document.module, document.aliases))
    return model_problem(functions, document.module, hardware, costs or Costs())


def _edges(problem: Problem) -> list[tuple[str, str, int, bool]]:
    names = [task.name for task in problem.tasks]
    return [(names[e.source], names[e.target], e.moved_bytes, e.reads) for e in problem.edges]


def test_tasks_and_what_they_hand_over() -> None:
    problem = _problem(
        f"  %0 = {_dispatch('p', 'a')}\n"
        f"  %s = stream.async.splat on(#hal.device.affinity<@d>) %v : i8 -> {_T}{{%c64}}\n"
        f"  %1 = {_dispatch('q', 's')}\n"
        f"  %2 = {_dispatch('r', '0', '%c128')}\n"
        f"  %3 = {_dispatch('p', '2')}\n"
    )
    # A fill is computed by who needs it.
    assert [task.name for task in problem.tasks] == ["p#0", "q#1", "r#2", "p#3"]
    assert [task.result_bytes for task in problem.tasks] == [64, 64, 128, 64]
    assert _edges(problem) == [("p#0", "r#2", 64, True), ("r#2", "p#3", 64, True)]
    (job,) = problem.jobs
    assert job.name == "f" and len(job.fingerprint) == 16


def test_writes_in_place_wait_for_readers() -> None:
    problem = _problem(
        f"  %0 = {_dispatch('p', 'a')}\n"
        f"  %1 = {_dispatch('q', '0')}\n"
        "  %2 = stream.async.dispatch on(#hal.device.affinity<@d>) @e::@w"
        f"(%0[%c0 to %c64 for %c64]) : ({_T}{{%c64}}) -> %0{{%c64}}\n"
    )
    assert _edges(problem) == [
        ("p#0", "q#1", 64, True),
        ("p#0", "w#2", 64, True),
        ("q#1", "w#2", 0, False),
    ]


def test_host_code_with_effects_keeps_its_place() -> None:
    problem = _problem(
        f"  %0 = {_dispatch('p', 'a')}\n  util.call @effect() : () -> ()\n"
        f"  %1 = {_dispatch('q', 'a')}\n"
    )
    assert _edges(problem) == [("p#0", "q#1", 0, False)]


def test_blocks_follow_one_another() -> None:
    problem = _problem(
        f"  %0 = {_dispatch('p', 'a')}\n  scf.if %b {{\n    %1 = {_dispatch('q', 'a')}\n"
        "    scf.yield\n  }\n"
    )
    assert _edges(problem) == [("p#0", "q#1", 0, False)]


def test_the_best_source_of_a_duration_counts() -> None:
    attribute = " {iree_sched.cost_ns = 700 : i64}"
    costs = Costs((Measurement("p", 500.0),))
    big_alone = " {iree_sched.cost_ns = {big = 60 : i64}}"
    body = (
        f"  %0 = {_dispatch('p', 'a', more=attribute)}\n"
        f"  %1 = {_dispatch('q', 'a', more=attribute)}\n"
        f"  %2 = {_dispatch('mm_matmul_8x8x8_f32', 'a')}\n"
        f"  %3 = {_dispatch('r', 'a')}\n"
        f"  %4 = {_dispatch('r', 'a', more=big_alone)}\n"
    )
    found = [task.alternatives for task in _problem(body, costs=costs).tasks]
    assert [[(a.duration, a.source) for a in ways] for ways in found] == [
        [(500, CostSource.MEASURED)] * 2,
        [(700, CostSource.ATTRIBUTE)] * 2,
        [(512, CostSource.ESTIMATED), (5120, CostSource.ESTIMATED)],  # 8 * 8 * 8 operations
        [(128, CostSource.ESTIMATED), (1280, CostSource.ESTIMATED)],  # 64 bytes in and out
        [(60, CostSource.ATTRIBUTE), (1280, CostSource.ESTIMATED)],
    ]


def test_an_op_with_a_queue_stays_there() -> None:
    problem = _problem(f"  %0 = {_dispatch('p', 'a', on=', [0]')}\n")
    (way,) = problem.tasks[0].alternatives
    assert _TWO.resources[way.resource].queue == 1  # mask 1 of two queues


def test_an_op_with_a_choice_of_devices_can_be_on_each() -> None:
    op = _dispatch("p", "a").replace(
        "#hal.device.affinity<@d>",
        "#hal.device.optimal<[#hal.device.affinity<@d, [0]>, #hal.device.affinity<@e>]>",
    )
    others = (Resource("e", device="@e"), Resource("f", device="@f"))
    hardware = Hardware("three", (*_TWO.resources, *others), devices=("@d", "@e", "@f"))
    problem = _problem(f"  %0 = {op}\n", hardware)
    names = [hardware.resources[way.resource].name for way in problem.tasks[0].alternatives]
    assert names == ["small", "e"]


def test_jobs_say_when_they_run() -> None:
    job = (
        " attributes {iree_sched.job = {period_ns = 50000 : i64, release_ns = 10 : i64,"
        " deadline_ns = 40000 : i64, priority = 3 : i64}}"
    )
    (found,) = _problem(f"  %0 = {_dispatch('p', 'a')}\n", attributes=job).jobs
    assert (found.period, found.release, found.deadline, found.priority) == (50000, 10, 40000, 3)


@pytest.mark.parametrize(
    ("attribute", "message"),
    [
        ("{perod_ns = 1 : i64}", "'iree_sched.job' has no 'perod_ns'"),
        ("{period_ns = 0 : i64}", "'iree_sched.job': period_ns must be a whole number from 1"),
        ("{release_ns = 5, deadline_ns = 5}", "'iree_sched.job' must have release_ns < deadline_"),
        ("3 : i64", "'iree_sched.job' is no dictionary"),
    ],
)
def test_wrong_jobs(attribute: str, message: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        attributes = f" attributes {{iree_sched.job = {attribute}}}"
        _problem(f"  %0 = {_dispatch('p', 'a')}\n", attributes=attributes)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith(message)
    assert diagnostic.offset > 0


def test_hardware_that_cannot_run_an_op() -> None:
    cases = {
        Hardware("npu", (Resource("npu", device="@d", runs=("*conv*",)),)): "the 'runs' of its",
        Hardware("gpu", (Resource("gpu", device="@gpu"),)): "its resources are on @gpu: give one",
    }
    for hardware, advice in cases.items():
        with pytest.raises(DiagnosticError) as caught:
            _problem(f"  %0 = {_dispatch('p', 'a')}\n", hardware)
        (diagnostic,) = caught.value.diagnostics
        assert diagnostic.message == (
            f"hardware '{hardware.name}' has no resource for 'e::p' on #hal.device.affinity<@d>"
        )
        assert diagnostic.notes[0].message.startswith(advice)


def test_masks_of_queues() -> None:
    for count in (2, 3, 4, 64):
        masks = [queue_mask(queue, count, "local") for queue in range(count)]
        assert [mask % count for mask in masks] == list(range(count))
        assert 0 not in masks and len(set(masks)) == count
        for queue, mask in enumerate(masks):
            allowed = [other for other in range(count) if may_use(mask, other, count, "local")]
            assert allowed == [queue]
    assert [queue_mask(queue, 3, "vulkan") for queue in range(3)] == [1, 2, 4]
    assert [may_use(5, queue, 3, "vulkan") for queue in range(3)] == [True, False, True]
    assert queue_mask(0, 1, "local") == ANY_QUEUE
    assert may_use(ANY_QUEUE, 2, 3, "local")
