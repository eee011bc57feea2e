"""Shows how far a compilation is."""

from __future__ import annotations

import sys

from attrs import define

from iree_sched.cli.progress import ProgressLine


@define
class StageProgress(ProgressLine):
    """A line with the stage.

    Attributes:
      meanings: what each stage does, in order.
    """

    meanings: dict[str, str]

    def stage(self, name: str) -> None:
        """Shows that a stage has begun."""
        number = list(self.meanings).index(name) + 1
        self.show(f"[{number}/{len(self.meanings)}] {name}: {self.meanings[name]}")

    def write(self, data: bytes) -> None:
        """Writes what a tool has to say."""
        sys.stderr.write(data.decode("utf-8", "replace"))
        sys.stderr.flush()
