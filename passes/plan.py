"""Notes on ops when and where a plan lets them run.

In goes a module before anything in it is scheduled, and a plan that was made for it. In each
function that the plan fits, ops are given their start, duration, resource, workers and window, and
the affinity of their queue; and the function asks for the partitioners `planned`, which make
regions of that. Where the plan does not fit, a warning says what has changed, and the function is
scheduled as it would be without a plan.
"""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from attrs import define, field

from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passbase import Pass, PassContext
from iree_sched.plan.applying import Pinning, Settings, apply_plan
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.hardware_names import find_hardware
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import read_file, read_plan_file


@define
class ApplyPlan(Pass):
    """Notes on ops when and where a plan lets them run."""

    argument: ClassVar[str] = "iree-sched-plan"
    summary: ClassVar[str] = "Notes on ops when and where a plan lets them run."
    anchors: ClassVar[tuple[str, ...]] = (MODULE,)

    plan: Path = field(metadata={"help": "the plan, as `iree-sched plan` writes it"})
    affinity: Pinning = field(
        default=Pinning.PLANNED,
        metadata={"help": "bind all ops to queues, or leave those open that take as long on any"},
    )

    overhead: int | None = field(
        default=None,
        metadata={"help": "nanoseconds that a region takes beside its ops; default: the plan's"},
    )
    hardware: str | None = field(
        default=None,
        metadata={
            "help": "what there is now, by name or file; default: what the plan was made for"
        },
    )
    _read: tuple[Plan, Hardware | None] | None = field(init=False, default=None)

    def check(self, partitioners: PartitionerRegistry) -> None:
        """Reads the files, so that mistakes in them show before anything is run."""
        self._read = self._read_files()

    def run(self, op: Operation, context: PassContext) -> None:
        """Notes the plan on the functions of a module."""
        plan, hardware = self._read or self._read_files()
        settings = Settings(self.affinity, self.overhead)
        apply_plan(plan, op, context.aliases, context.diagnostics, settings, hardware)

    def _read_files(self) -> tuple[Plan, Hardware | None]:
        hardware = None if self.hardware is None else find_hardware(self.hardware, read_file)
        return read_plan_file(self.plan), hardware
