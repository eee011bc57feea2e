"""A plug-in for the tests of iree-sched-opt: a pass that marks functions, and one that refuses."""

from typing import ClassVar, Literal

from attrs import define, field

from iree_sched.diagnostics import error
from iree_sched.ir import Operation
from iree_sched.passbase import Pass, PassContext


@define
class Mark(Pass):
    """Adds `test.mark` to a function or initializer, or counts it up."""

    argument: ClassVar[str] = "test-mark"
    summary: ClassVar[str] = "Marks functions and initializers."
    anchors: ClassVar[tuple[str, ...]] = ("util.func", "util.initializer")

    by: int = field(default=1, metadata={"help": "what to add to the mark"})
    only: Literal["public", "all"] = field(default="all", metadata={"help": "what to mark"})

    def run(self, op: Operation, context: PassContext) -> None:
        """Marks the op."""
        if self.only == "public" and op.attributes.get("sym_visibility") != '"public"':
            return
        before = int(op.attributes.get("test.mark", "0 : i64").partition(" ")[0])
        op.set_attribute("test.mark", f"{before + self.by} : i64")


@define
class Refuse(Pass):
    """Reports an error about each function that has a mark."""

    argument: ClassVar[str] = "test-refuse"
    summary: ClassVar[str] = "Refuses marked functions."
    anchors: ClassVar[tuple[str, ...]] = ("util.func",)

    def run(self, op: Operation, context: PassContext) -> None:
        """Refuses the op."""
        context.diagnostics.remark("looking at a function", op.offset)
        if "test.mark" in op.attributes:
            raise error("function has a mark", op.offset)
