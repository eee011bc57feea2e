"""What a pass is, and what it is given to run with."""

from __future__ import annotations

import abc
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostics
from iree_sched.ir import Operation
from iree_sched.specs.settings import SpecSettings

if TYPE_CHECKING:
    from iree_sched.partition.registry import PartitionerRegistry

DEFAULT_FAVOR = "min-peak-memory"


@define
class PassContext:
    """What a pass may ask for and report to.

    Attributes:
      diagnostics: where errors, warnings and remarks go; an error fails the pass.
      aliases: attribute and type aliases of the file, name with `#` or `!` to text.
      favor: value of `--iree-stream-partitioning-favor`, used where the IR does not say.
      partitioners: where passes find partitioners; None for the built-in and installed ones.
      specs: where libraries of specs are looked for.
      debug: called as `debug(type, text)` for `--debug-only=type`; None when nobody listens.
    """

    diagnostics: Diagnostics = field(factory=Diagnostics)
    aliases: Mapping[str, str] = field(factory=dict)
    favor: str = DEFAULT_FAVOR
    partitioners: PartitionerRegistry | None = None
    specs: SpecSettings = field(factory=SpecSettings)
    debug: Callable[[str, str], None] | None = None


class Pass(abc.ABC):
    """A transformation of an operation and what is nested in it.

    A subclass is an attrs class whose fields are the pass options (with defaults, documented by
    `metadata={"help": ...}`); `argument` is its name on the command line and in pipelines.

    Attributes:
      argument: the name.
      summary: one sentence.
      anchors: ops it can run on; empty: any.
      keeps_uses: tests have shown that values know their users behind it; the verifier, which takes
        half as long again to look, need not.
    """

    argument: ClassVar[str]
    summary: ClassVar[str]
    anchors: ClassVar[tuple[str, ...]] = ()
    keeps_uses: ClassVar[bool] = False

    def check(self, partitioners: PartitionerRegistry) -> None:  # noqa: B027
        """Looks up what the options name, once, before anything is run.

        Raises:
          DiagnosticError: something does not exist; offsets are in the pipeline's text.
        """

    @abc.abstractmethod
    def run(self, op: Operation, context: PassContext) -> None:
        """Transforms `op`; reports errors to `context.diagnostics`, or raises DiagnosticError."""
