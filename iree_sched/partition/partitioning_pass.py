"""What passes that ask partitioners have in common."""

from __future__ import annotations

from typing import ClassVar

from iree_sched.classes import define, field
from iree_sched.dialects.names import CALLABLES
from iree_sched.partition.kinds import Kind
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import Selection
from iree_sched.passbase import Pass


@define
class PartitioningPass(Pass):
    """A pass over functions that asks partitioners of one kind.

    Attributes:
      partitioner: the one to ask where the IR names none.
    """

    kind: ClassVar[Kind]
    anchors: ClassVar[tuple[str, ...]] = CALLABLES

    partitioner: Selection | None = field(
        default=None,
        metadata={"help": "partitioner, with its options in braces, where the IR names none"},
    )

    def check(self, partitioners: PartitionerRegistry) -> None:
        """Looks up the partitioner that was asked for."""
        if self.partitioner is not None:
            self.partitioner.make(self.kind, partitioners)
