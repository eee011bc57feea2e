"""Builds a plan from a pipeline: names become passes, and it is settled on which ops each runs.

Where a pass runs: on the op of the anchor that encloses it. A pass that cannot run on the module
but is named directly in `builtin.module(...)`, or is a plain flag on the command line, runs on all
ops that it can run on, however deep they are nested. iree-opt refuses this ("unable to schedule
pass ..."), so no pipeline that it accepts changes its meaning, and `iree-sched-opt
--iree-stream-schedule-execution` does the one thing that its user can have meant.

As in MLIR (mlir/lib/Pass/Pass.cpp), neighbouring nests run together: `util.func(a,b),
util.initializer(a)` visits the ops in the order of the module and runs all passes of one op before
those of the next.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterator

from iree_sched import dialects
from iree_sched.classes import evolve, frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity, error
from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.passbase import Pass
from iree_sched.passoptions import describe_pass, make_pass
from iree_sched.passregistry import Registry
from iree_sched.pipeline import ANY, Nest, PassItem
from iree_sched.spelling import did_you_mean


@frozen(eq=True)
class Group:
    """Stages that visit the ops nested in one op together.

    Attributes:
      stages: what to run; no op is taken by two of them.
      deep: the ops are looked for at any depth, not only among the direct children.
    """

    stages: tuple[Stage, ...]
    deep: bool = False


@frozen(eq=True)
class Stage:
    """Passes and groups of nested stages, run in order on an op.

    Attributes:
      anchors: names of the ops it runs on, () for any that is isolated from above.
      steps: what to run, in order.
    """

    anchors: tuple[str, ...]
    steps: tuple[Pass | Group, ...] = ()

    @property
    def title(self) -> str:
        """The anchors as the plan and the reports show them."""
        return "|".join(self.anchors) or ANY

    def takes(self, op: Operation) -> bool:
        """Whether the stage runs on an op that it meets."""
        if self.anchors:
            return op.name in self.anchors
        return op.is_isolated


def build_plan(pipeline: Nest, registry: Registry) -> Stage:
    """Turns a pipeline into a plan that can be run.

    Raises:
      DiagnosticError: a pass is unknown, its options are wrong, or it cannot run where it is named;
        offsets are in the pipeline's text.
    """
    anchors: tuple[str, ...] = () if pipeline.anchor == ANY else (pipeline.anchor,)
    steps: list[Pass | Group] = []
    for item in pipeline.items:
        if isinstance(item, Nest):
            _append_group(steps, Group((build_plan(item, registry),)))
            continue
        made = make_pass(registry.get(item.name, item.offset), item.options, item.options_offset)
        made.check(registry.partitioners)
        if pipeline.anchor == MODULE and made.anchors and MODULE not in made.anchors:
            _append_group(steps, Group((Stage(made.anchors, (made,)),), deep=True))
            continue
        anchors = _restrict(anchors, made, item)
        steps.append(made)
    return Stage(anchors, tuple(steps))


def doubtful_anchors(pipeline: Nest) -> Iterator[Diagnostic]:
    """Warns of anchors that look misspelt: no op of the name is known, but one of a like name is.

    MLIR says nothing and runs nothing; an op that is only carried may well be an anchor.
    """
    pending = [pipeline]
    while pending:
        nest = pending.pop()
        pending += [item for item in nest.items if isinstance(item, Nest)]
        if nest.anchor == ANY or dialects.definition(nest.anchor) is not None:
            continue
        hints = did_you_mean(nest.anchor, _op_names(), nest.offset)
        if hints:
            message = f"no op named '{nest.anchor}' is known"
            yield Diagnostic(Severity.WARNING, message, nest.offset, tuple(hints))


def _op_names() -> list[str]:
    """Names of all modelled ops; imports every dialect."""
    modules = (importlib.import_module(f"{dialects.__name__}.{f}") for f in dialects.files())
    return [op.name for module in modules for op in module.OPS]


def describe_plan(plan: Stage) -> str:
    """The plan in the layout of `--dump-pass-pipeline`, which can be read back as a pipeline."""
    count = sum(len(step.stages) if isinstance(step, Group) else 1 for step in plan.steps)
    return f"Pass Manager with {count} passes:\n" + "\n".join(_lines(plan, "")) + "\n"


def _restrict(anchors: tuple[str, ...], made: Pass, item: PassItem) -> tuple[str, ...]:
    """The anchors that are left when a pass joins a stage."""
    if not made.anchors:
        return anchors
    left = tuple(a for a in anchors if a in made.anchors) if anchors else made.anchors
    if left:
        return left
    raise _cannot_schedule(made, "|".join(anchors), item.offset)


def _cannot_schedule(made: Pass, anchor: str, offset: int) -> DiagnosticError:
    return error(
        f"unable to schedule pass '{pass_name(made)}' on a PassManager intended to run on "
        f"'{anchor}'!",
        offset,
    )


def pass_name(made: Pass) -> str:
    """Name of a pass in reports, with the suffix that IREE's have: `ScheduleExecutionPass`."""
    name = type(made).__name__
    return name if name.endswith("Pass") else name + "Pass"


def _append_group(steps: list[Pass | Group], new: Group) -> None:
    """Joins a group to the one before it where that does not change what runs on an op."""
    last = steps[-1] if steps else None
    merged = _merge(last, new) if isinstance(last, Group) else None
    if merged is None:
        steps.append(new)
    else:
        steps[-1] = merged


def _merge(last: Group, new: Group) -> Group | None:
    if last.deep != new.deep:
        return None
    [stage] = new.stages
    stages = list(last.stages)
    for index, other in enumerate(stages):
        if other.anchors == stage.anchors:
            steps = list(other.steps)
            for step in stage.steps:
                if isinstance(step, Group):
                    _append_group(steps, step)
                else:
                    steps.append(step)
            stages[index] = evolve(other, steps=tuple(steps))
            return evolve(last, stages=tuple(stages))
    if any(_overlap(stage, other) for other in stages):
        return None
    return evolve(last, stages=(*stages, stage))


def _overlap(left: Stage, right: Stage) -> bool:
    """Whether an op could be taken by both stages; a stage without anchors takes any op."""
    if not left.anchors or not right.anchors:
        return True
    return not set(left.anchors).isdisjoint(right.anchors)


def _lines(stage: Stage, indent: str) -> Iterator[str]:
    """A stage as text; a group of a pass on all its ops at any depth is just the pass."""
    inner = indent + "  "
    shown: list[list[str]] = []
    for step in stage.steps:
        if isinstance(step, Pass):
            shown.append([inner + describe_pass(step)])
        elif step.deep:
            passes = [p for nested in step.stages for p in nested.steps]
            shown += [[inner + describe_pass(p)] for p in passes if isinstance(p, Pass)]
        else:
            shown += [list(_lines(nested, inner)) for nested in step.stages]
    yield f"{indent}{stage.title}("
    for lines in shown[:-1]:
        yield from [*lines[:-1], lines[-1] + ","]
    yield from shown[-1] if shown else [""]
    yield f"{indent})"
