"""The verifier: is IR what it has to be?

Runs after parsing and after every pass, in time linear in the size of the IR. As in MLIR
(mlir/lib/IR/Verifier.cpp) the first thing that is wrong in each isolated op is reported; symbol
tables and dominance are looked at only where all else is well, and the contents of isolated ops
only where all is well around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from iree_sched.analysis.op_errors import op_error
from iree_sched.analysis.verify_dominance import dominance_error
from iree_sched.analysis.verify_forms import form_error
from iree_sched.analysis.verify_forwardings import argument_errors, forwarding_errors
from iree_sched.analysis.verify_regions import branch_errors, region_errors
from iree_sched.analysis.verify_structured import structure_errors, switch_errors
from iree_sched.analysis.verify_symbols import parent_errors, symbol_errors
from iree_sched.classes import define
from iree_sched.diagnostics import Diagnostic, Diagnostics
from iree_sched.ir import Block, Form, Operation


def verify(op: Operation, diagnostics: Diagnostics, *, uses: bool = True) -> None:
    """Reports what is wrong with `op` and all that is nested in it.

    `uses` looks whether values know their users as well, which takes half of the time; what the
    parser has made needs no such check.
    """
    open_roots = [_Root.enter(op, diagnostics)]
    while open_roots:
        root = open_roots[-1]
        inner = next(root.isolated, None)
        if inner is not None:
            open_roots.append(_Root.enter(inner, diagnostics))
            continue
        open_roots.pop()
        if not root.failed:
            root.leave(diagnostics, uses)
        if root.failed and open_roots:
            open_roots[-1].failed = True


@define
class _Root:
    """An isolated op that is being looked at.

    Attributes:
      op: the op.
      isolated: ops right in it that are isolated, too, and were not looked at yet.
      failed: something is wrong with it or with what is nested in it.
    """

    op: Operation
    isolated: Iterator[Operation]
    failed: bool = False

    @classmethod
    def enter(cls, op: Operation, diagnostics: Diagnostics) -> _Root:
        """Looks at what can be wrong with an op no matter what is nested in isolated ops in it."""
        isolated: list[Operation] = []
        found = next(_structure_errors(op, isolated), None)
        if found is None:
            return cls(op, iter(isolated))
        diagnostics.report(found)
        return cls(op, iter(()), failed=True)

    def leave(self, diagnostics: Diagnostics, uses: bool) -> None:
        """Looks at what is asked for only if nothing is wrong with what is nested in the op."""
        definition = self.op.definition
        found = None
        if definition is not None and definition.symbol_table:  # which only isolated ops are
            found = next(symbol_errors(self.op), None)
        found = found or dominance_error(self.op)
        if found is None and uses:
            found = _use_error(self.op)
        if found is not None:
            diagnostics.report(found)
            self.failed = True


def _structure_errors(root: Operation, isolated: list[Operation]) -> Iterator[Diagnostic]:
    """What is wrong with an op and what is nested in it; isolated ops with regions are put off."""
    for op in _own(root, _notable):
        if op is not root and op.regions and op.is_isolated:
            isolated.append(op)
        elif op.regions or op.successors or not op.form.ask(_is_plain):
            yield from _op_errors(op)


def _notable(block: Block) -> list[Operation]:
    """The ops of a block that something may be wrong with or nested in.

    What is to be asked of each form is asked once a block: a third of the time.
    """
    ops = list(block)
    odd = {form for form in {op.form for op in ops} if not form.ask(_is_plain)}
    return [op for op in ops if op.regions or op.successors or op.form in odd]


def _is_plain(form: Form) -> bool:
    """True if nothing is wrong with a form, and nothing else is to be asked of its ops.

    That is so of most, and saves half of the time of the verifier.
    """
    if form_error(form) is not None:
        return False
    definition = form.definition
    if definition is None:
        return True
    said = definition.terminator or definition.parents or definition.symbol
    return not (said or definition.regions or definition.symbol_table)


def _own(
    root: Operation, choose: Callable[[Block], Iterable[Operation]] = list
) -> Iterator[Operation]:
    """An op and what is chosen of what is nested in it, but not what isolated ops in it hold."""
    stack = [iter([root])]
    while stack:
        op = next(stack[-1], None)
        if op is None:
            stack.pop()
            continue
        yield op
        if op.regions and (op is root or not op.is_isolated):
            stack.append(
                iter([inner for region in op.regions for b in region for inner in choose(b)])
            )


def _op_errors(op: Operation) -> Iterator[Diagnostic]:
    message = form_error(op.form)
    if message is not None:
        yield op_error(op, message)
    if op.successors or (op.definition is not None and op.definition.terminator):
        yield from switch_errors(op)
        yield from branch_errors(op)
    yield from parent_errors(op)
    if op.regions or (op.definition is not None and op.definition.regions):
        yield from region_errors(op)
        yield from structure_errors(op)
        yield from forwarding_errors(op)
        yield from argument_errors(op)


def _use_error(root: Operation) -> Diagnostic | None:
    """A value whose list of users is not what the operands say: a mistake of a pass."""
    own = list(_own(root))
    for op in own:
        for operand in op.operands:
            if op not in operand.users:
                return op_error(op, "uses a value that does not list it as a user")
    uses = Counter(chain.from_iterable(op.operands for op in own))
    for op in own[1:]:  # the root's results are used where the root stands
        for result in op.results:
            if sum(result.users.values()) != uses[result]:
                return op_error(op, f"result #{result.index} lists users that do not use it")
    return None
