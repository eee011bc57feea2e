"""Tests of the affinities that a plan gives to ops."""

from __future__ import annotations

import pytest

from iree_sched.diagnostics import Diagnostics, Source
from iree_sched.parser import parse
from iree_sched.plan.applying import Pinning, Settings, apply_plan
from iree_sched.plan.functions import plannable_functions
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.plan import Assignment, Plan, PlannedJob, PlannedResource, Status

_T = "!stream.resource<transient>"
_QUEUES = ("q0", "q1", "q2")


def _affinity(
    target: str,
    equals: tuple[str, ...],
    pinning: Pinning = Pinning.DYNAMIC,
    hardware: Hardware | None = None,
    planned: str = "q1",
) -> str:
    """The affinity of an op that is planned for a queue, and takes as long on others."""
    text = (
        f'util.global private @d = #hal.device.target<"{target}"> : !hal.device\n'
        f"util.func public @f(%a: {_T}, %n: index) {{\n  %c0 = arith.constant 0 : index\n"
        "  %0 = stream.async.dispatch on(#hal.device.affinity<@d>) "
        f"@e::@p(%a[%c0 to %n for %n]) : ({_T}{{%n}}) -> {_T}{{%n}}\n  util.return\n}}\n"
    )
    document = parse(Source("test", text))
    resources = tuple(
        PlannedResource(name, "@d", queue, 1 << queue, 0, 0.0) for queue, name in enumerate(_QUEUES)
    )
    plan = Plan(
        *("problem", "hardware", "solver", "makespan", Status.FEASIBLE, 1, 1, 0, 0, 0),
        resources,
        (PlannedJob("f", 0, 0, None, 1),),
        (Assignment("p#0", "f", 0, planned, 0, 1, equals=equals),),
    )
    diagnostics = Diagnostics()
    settings = Settings(pinning)
    apply_plan(plan, document.module, document.aliases, diagnostics, settings, hardware)
    assert not diagnostics.reported
    (function,) = plannable_functions(document.module, document.aliases)
    return function.tasks[0].op.attributes["affinity"].removeprefix("#hal.device.affinity")


@pytest.mark.parametrize(
    ("target", "equals", "expected"),
    [
        ("vulkan", (), "<@d, [1]>"),
        ("vulkan", ("q2",), "<@d, [1, 2]>"),
        ("vulkan", ("q0", "q2"), "<@d>"),
        # local-task takes a mask modulo the number of queues, so it can name one or any.
        ("local", (), "<@d, [0]>"),
        ("local", ("q2",), "<@d, [0]>"),
        ("local", ("q0", "q2"), "<@d>"),
    ],
)
def test_ops_are_bound_no_more_than_they_need(
    target: str, equals: tuple[str, ...], expected: str
) -> None:
    assert _affinity(target, equals) == expected
    pinned = "<@d, [1]>" if target == "vulkan" else "<@d, [0]>"
    assert _affinity(target, equals, Pinning.PLANNED) == pinned


def test_masks_are_for_the_queues_that_there_are_now() -> None:
    more = Hardware("six", tuple(Resource(f"q{n}", device="@d", queue=n) for n in range(6)))
    # local-task reaches queue 0 of three by mask 3, of six by mask 6.
    assert _affinity("local", (), planned="q0") == "<@d, [0, 1]>"
    assert _affinity("local", (), planned="q0", hardware=more) == "<@d, [1, 2]>"
