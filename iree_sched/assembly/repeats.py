"""Ops made from the names of their line alone, as an op with the same skeleton was before.

What remains to be done for each op is to look up its operands, to compare their types, and to name
its results: some 10 us where going by way of tokens takes 30.
"""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.assembly.linewise import Picker, picker
from iree_sched.assembly.opreader import Entry, TieError
from iree_sched.assembly.scope import Scope
from iree_sched.assembly.wordings import Wording
from iree_sched.classes import define, field
from iree_sched.ir import Form, Operation
from iree_sched.syntax.lines import RawLine, Skeleton
from iree_sched.syntax.raw import RawOp


@define
class Repeat:
    """How to make the ops of one skeleton.

    Attributes:
      skeleton: what their lines have in common.
      entry: what is known of these ops.
      form: their form, None where it depends on which operands results are tied to.
      operands: picks the names of the operands out of all names.
      raw: the op whose tokens were read.
      wordings: how to make the forms of lines that are akin; empty as long as nobody asked.
    """

    skeleton: Skeleton
    entry: Entry
    form: Form | None
    operands: Picker
    raw: RawOp
    wordings: list[Wording | None] = field(factory=list)

    def make(self, line: RawLine, scope: Scope) -> Operation | None:
        """Makes an op and lets its results be known; None where something is unusual.

        That may be a mistake or a value that is defined later: the op's tokens will tell.
        """
        names = line.names
        form = self.form or self._tied_form(names)
        if form is None:
            return None
        operands = scope.find(self.operands(names), form.operand_types)
        if operands is None:
            return None
        if not self.skeleton.results:
            offset = line.start + self.skeleton.head
            return Operation(form, operands, offset=offset, location=line.location)
        offset = line.start + self.skeleton.head + len(names[0])
        op = Operation(form, operands, offset=offset, location=line.location)
        scope.define(names[0], op.results, line.start)
        return op

    def _tied_form(self, names: Sequence[str]) -> Form | None:
        places = self.skeleton.names
        try:
            return self.entry.form(lambda token: names[places[token] or 0])
        except TieError:
            return None


def repeat(skeleton: Skeleton, entry: Entry, raw: RawOp, form: Form) -> Repeat | None:
    """How to repeat an op; None where that takes more than to look up its names."""
    shape = entry.shape
    if shape is None or shape.bodies or shape.arguments or shape.successors or shape.signature:
        return None
    if shape.tied_names or len(skeleton.results) > 1:
        return None
    if skeleton.results and skeleton.results[0] != len(form.result_types):
        return None
    tied = any(token is not None for token in shape.tie_tokens)
    places = [place for token in entry.operands if (place := skeleton.names[token]) is not None]
    return Repeat(skeleton, entry, None if tied else form, picker(places), raw)


def akin_repeat(skeleton: Skeleton, model: Repeat, entry: Entry) -> Repeat:
    """How to repeat ops with a skeleton akin to that of a model.

    Raises:
      DiagnosticError: types or attributes do not fit the op.
    """
    form = None if model.form is None else entry.form(lambda token: "")
    return Repeat(skeleton, entry, form, model.operands, model.raw)
