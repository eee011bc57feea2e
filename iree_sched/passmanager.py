"""Runs a plan over an op and what is nested in it, with verification and instrumentation.

All ops of a group are visited even when a pass fails on one of them, so that one run reports the
errors of all functions, as the multi-threaded mlir::PassManager does; what follows the group is
not run then.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from iree_sched.classes import define, field
from iree_sched.diagnostics import (
    TRACEBACK,
    TRACEBACK_HINT,
    Diagnostic,
    DiagnosticError,
    Diagnostics,
    Severity,
    note,
)
from iree_sched.ir import Operation
from iree_sched.passbase import Pass, PassContext
from iree_sched.passplan import Group, Stage

Verifier = Callable[..., object]  # of an op and its diagnostics, perhaps with uses=False


class Instrumentation:
    """Watches a run; each method does nothing unless a subclass overrides it."""

    def before_stage(self, stage: Stage, op: Operation) -> None:
        """A stage starts on an op."""

    def after_stage(self, stage: Stage, op: Operation) -> None:
        """A stage has ended on an op, well or not."""

    def before_pass(self, made: Pass, op: Operation) -> None:
        """A pass starts on an op."""

    def before_verify(self, op: Operation) -> None:
        """The pass has ended and the verifier starts on the op."""

    def after_verify(self, op: Operation) -> None:
        """The verifier has ended."""

    def after_pass(self, made: Pass, op: Operation, failed: bool) -> None:
        """A pass has ended on an op, and what there is to verify is verified."""


@define
class PassManager:
    """Runs a plan.

    Attributes:
      plan: what to run.
      verifier: called after each pass on the op that the pass ran on; None to do without.
      instrumentations: told of every step, in this order.
      blame: name the pass that left invalid IR in a note. As with what iree-opt says of the op, not
        wanted where diagnostics are compared with expected ones.
    """

    plan: Stage
    verifier: Verifier | None = None
    instrumentations: Sequence[Instrumentation] = field(default=())
    blame: bool = True

    def run(self, op: Operation, context: PassContext) -> bool:
        """Runs the plan on an op; returns whether all went well.

        Errors are reported to `context.diagnostics`; no exception leaves but those that are not
        errors of a pass, such as KeyboardInterrupt.
        """
        if not self.plan.takes(op):
            context.diagnostics.error(
                f"can't run '{self.plan.title}' pass manager on '{op.name}' op", op.offset
            )
            return False
        return self._run_stage(self.plan, op, context)

    def _run_stage(self, stage: Stage, op: Operation, context: PassContext) -> bool:
        for watcher in self.instrumentations:
            watcher.before_stage(stage, op)
        succeeded = all(self._run_step(step, op, context) for step in stage.steps)
        for watcher in self.instrumentations:
            watcher.after_stage(stage, op)
        return succeeded

    def _run_step(self, step: Pass | Group, op: Operation, context: PassContext) -> bool:
        if isinstance(step, Group):
            return self._run_group(step, op, context)
        return self._run_pass(step, op, context)

    def _run_group(self, group: Group, op: Operation, context: PassContext) -> bool:
        succeeded = True
        for stage, nested in list(_matches(group, op)):
            succeeded &= self._run_stage(stage, nested, context)
        return succeeded

    def _run_pass(self, made: Pass, op: Operation, context: PassContext) -> bool:
        for watcher in self.instrumentations:
            watcher.before_pass(made, op)
        reported = len(context.diagnostics.reported)
        _call(made, op, context)
        failed = _errors_since(reported, context.diagnostics)
        if not failed and self.verifier is not None:
            failed = self._verify(made, op, context.diagnostics)
        for watcher in self.instrumentations:
            watcher.after_pass(made, op, failed)
        return not failed

    def _verify(self, made: Pass, op: Operation, diagnostics: Diagnostics) -> bool:
        """Verifies an op after a pass; returns whether it is broken."""
        assert self.verifier is not None
        reported = len(diagnostics.reported)
        for watcher in self.instrumentations:
            watcher.before_verify(op)
        more = {"uses": False} if made.keeps_uses else {}
        self.verifier(op, diagnostics, **more)
        for watcher in self.instrumentations:
            watcher.after_verify(op)
        failed = _errors_since(reported, diagnostics)
        if failed and self.blame:
            where = f"pass '{made.argument}' left invalid IR in {describe_op(op)}"
            diagnostics.report(note(where, op.offset))
        return failed


def describe_op(op: Operation) -> str:
    """Names an op in messages and dumps: `'util.func' operation: @name`."""
    symbol = op.form.attributes.get("sym_name", "").strip('@"')
    return f"'{op.name}' operation" + (f": @{symbol}" if symbol else "")


def internal_error(where: str, reason: BaseException, offset: int = -1) -> Diagnostic:
    """Describes a crash of our own or of a plug-in in one line, with how to learn more."""
    import traceback

    frames = traceback.extract_tb(reason.__traceback__)
    hints = []
    if frames:
        hints.append(note(f"raised at {frames[-1].filename}:{frames[-1].lineno}"))
    if os.environ.get(TRACEBACK):
        traceback.print_exception(reason, file=sys.stderr)
    else:
        hints.append(note(TRACEBACK_HINT))
    said = " ".join(str(reason).split())
    message = f"internal error in {where}: {type(reason).__name__}" + (f": {said}" if said else "")
    return Diagnostic(Severity.ERROR, message, offset, tuple(hints))


def _call(made: Pass, op: Operation, context: PassContext) -> None:
    """Runs one pass and turns what it raises into diagnostics."""
    try:
        made.run(op, context)
    except DiagnosticError as reason:
        context.diagnostics.report(*reason.diagnostics)
    except BrokenPipeError:
        raise  # nobody reads what the pass says: no fault of the pass
    except Exception as reason:
        where = f"pass '{made.argument}' on {describe_op(op)}"
        context.diagnostics.report(internal_error(where, reason, op.offset))


def _errors_since(reported: int, diagnostics: Diagnostics) -> bool:
    return any(d.severity is Severity.ERROR for d in diagnostics.reported[reported:])


def _matches(group: Group, op: Operation) -> Iterator[tuple[Stage, Operation]]:
    """The ops that a group runs on, each with its stage, in the order of the text."""
    pending = [_children(op)]
    while pending:
        nested = next(pending[-1], None)
        if nested is None:
            pending.pop()
            continue
        stage = next((s for s in group.stages if s.takes(nested)), None)
        if stage is not None:
            yield stage, nested
        elif group.deep and nested.regions:
            pending.append(_children(nested))


def _children(op: Operation) -> Iterator[Operation]:
    return (nested for region in op.regions for block in region for nested in block)
