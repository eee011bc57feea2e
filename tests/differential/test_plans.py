"""Random modules are planned and scheduled so; IREE reads the result, and all is in order."""

from __future__ import annotations

import re

import pytest

from iree_sched import session
from iree_sched.analysis.affinity import op_affinity
from iree_sched.diagnostics import Diagnostics, Source
from iree_sched.dialects.names import EXECUTE
from iree_sched.document import Document
from iree_sched.parser import parse
from iree_sched.plan.annotations import annotation_of
from iree_sched.plan.applying import Pinning, Settings, apply_plan
from iree_sched.plan.costs import Costs
from iree_sched.plan.functions import plannable_functions
from iree_sched.plan.hardware import Hardware, Resource
from iree_sched.plan.model_problem import model_problem
from iree_sched.plan.queues import queue_mask
from iree_sched.plan.solve import make_plan
from iree_sched.printer import print_document
from tests.differential import in_process
from tests.differential.hazards import find_hazards
from tests.differential.test_random import module_of

_QUEUES = 3
_PASSES = (
    "builtin.module(util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency))"
)
_DEVICE = re.compile(r"#hal\.device\.(?:affinity|promise)<(@\w+)")


def _with_devices(text: str) -> tuple[str, list[str]]:
    """A module with globals for all devices that it names, and these."""
    devices = sorted(set(_DEVICE.findall(text))) or ["@d"]
    target = '#hal.device.target<"local"> : !hal.device'
    head, brace, body = text.partition("{\n  util.func private @host")
    assert brace
    listed = "".join(f"  util.global private {device} = {target}\n" for device in devices)
    return f"{head}{{\n{listed}{brace[2:]}{body}", devices


def _planned(document: Document, devices: list[str], settings: Settings) -> str:
    """The module with a plan for queues of which each is faster than the one before."""
    resources = tuple(
        Resource(f"{device}.{queue}", device=device, queue=queue, bytes_per_second=1e9 + queue)
        for device in devices
        for queue in range(_QUEUES)
    )
    hardware = Hardware("queues", resources, devices=tuple(devices))
    functions = list(plannable_functions(document.module, document.aliases))
    plan = make_plan(model_problem(functions, document.module, hardware, Costs()))
    diagnostics = Diagnostics()
    apply_plan(plan, document.module, document.aliases, diagnostics, settings)
    assert not diagnostics.reported
    return print_document(document)


@pytest.mark.parametrize("pinning", list(Pinning))
@pytest.mark.parametrize("overhead", [0, 500])
def test_random_modules_run_as_planned(pinning: Pinning, overhead: int) -> None:
    for seed in range(10):
        text, devices = _with_devices(module_of(seed))
        noted = _planned(parse(Source("m", text)), devices, Settings(pinning, overhead))
        result = session.run(Source("noted", noted), _PASSES)
        assert result.succeeded, result.report()
        read = in_process.run(result.text)
        assert read.text is not None, read.errors
        assert find_hazards(result.text) == []
        if pinning is Pinning.PLANNED:
            _check_queues(result.text)


def _check_queues(scheduled: str) -> None:
    """Each op that is planned is in a region on the queue of its resource."""
    document = parse(Source("scheduled", scheduled))
    for op in document.module.walk():
        noted = annotation_of(op)
        if noted is None:
            continue
        region = next(around for around in op.ancestors() if around.name == EXECUTE)
        device, _, queue = noted.resource.rpartition(".")
        queues = [b for b in range(64) if queue_mask(int(queue), _QUEUES, "local") >> b & 1]
        affinity = op_affinity(region, document.aliases)
        assert str(affinity) == f"#hal.device.affinity<{device}, {queues}>"
