"""Dumps IR before and after passes, in the form of MLIR's `--mlir-print-ir-*` flags.

The headers are those of IREE 3.13 (mlir/lib/Pass/IRPrinting.cpp):
`// -----// IR Dump After ScheduleExecutionPass: iree-stream-schedule-execution //----- //`.
"""

from __future__ import annotations

from collections.abc import Callable

from iree_sched.classes import define, field, frozen
from iree_sched.dumptree import DumpTree
from iree_sched.ir import Operation
from iree_sched.passbase import Pass
from iree_sched.passmanager import Instrumentation, describe_op
from iree_sched.passoptions import describe_pass
from iree_sched.passplan import pass_name


@frozen
class DumpOptions:
    """What to dump.

    Attributes:
      before, after: arguments of the passes to dump before or after.
      before_all, after_all: dump before or after every pass.
      after_change: dump only after a pass that changed the op; with no pass named, after any pass
        (iree-opt dumps nothing in that case).
      after_failure: dump only after a pass that failed.
      module_scope: show the outermost op, and in the header the op that the pass ran on.
      tree: folder to dump to, each dump into a file of its own; None: dump to the log.
    """

    before: frozenset[str] = frozenset()
    after: frozenset[str] = frozenset()
    before_all: bool = False
    after_all: bool = False
    after_change: bool = False
    after_failure: bool = False
    module_scope: bool = False
    tree: str | None = None

    @property
    def active(self) -> bool:
        """Whether anything is dumped at all."""
        return bool(self.before or self.before_all) or self._some_after

    @property
    def _some_after(self) -> bool:
        return bool(self.after or self.after_all or self.after_change or self.after_failure)

    def wants_before(self, made: Pass) -> bool:
        """Whether to dump before a pass."""
        return self.before_all or made.argument in self.before

    def wants_after(self, made: Pass) -> bool:
        """Whether the pass is among those after which to dump."""
        any_pass = self.after_all or self.after_failure or (self.after_change and not self.after)
        return any_pass or made.argument in self.after


@define
class IRDump(Instrumentation):
    """Writes dumps while passes run.

    Attributes:
      options: what to dump.
      show: makes the text of an op; ends in a line break.
      write: takes the text of a dump.
    """

    options: DumpOptions
    show: Callable[[Operation], str]
    write: Callable[[str], object]
    _before: list[str] = field(factory=list, init=False)
    _tree: DumpTree | None = field(init=False)

    def __attrs_post_init__(self) -> None:
        self._tree = None if self.options.tree is None else DumpTree(self.options.tree)

    def before_pass(self, made: Pass, op: Operation) -> None:
        """Dumps, and notes the text by which a change will be seen."""
        if self.options.wants_before(made):
            self._dump("Before", made, op, "")
        if self.options.after_change:
            self._before.append(self.show(op))

    def after_pass(self, made: Pass, op: Operation, failed: bool) -> None:
        """Dumps where the pass did what the options ask for."""
        before = self._before.pop() if self.options.after_change else None
        if not self.options.wants_after(made):
            return
        if failed:
            self._dump("After", made, op, " Failed")
        elif not self.options.after_failure and before != self.show(op):
            self._dump("After", made, op, "")

    def _dump(self, when: str, made: Pass, op: Operation, failed: str) -> None:
        title = f"IR Dump {when} {pass_name(made)}{failed}: {describe_pass(made)}"
        shown = op
        if self.options.module_scope:
            title += f" ({describe_op(op)})"
            *_, shown = op.ancestors()
        # A top-level op is printed with a line break of its own, which makes one more blank line.
        end = "\n\n" if shown.parent is None else "\n"
        text = f"// -----// {title} //----- //\n{self.show(shown).rstrip()}\n{end}"
        if self._tree is None:
            self.write(text)
        else:
            self._tree.write(op, made.argument, text)
