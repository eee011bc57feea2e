"""From a module, hardware and costs to a plan: what `iree-sched plan FILE` works on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence

from attrs import define, evolve, frozen

from iree_sched.cli.files import read_source
from iree_sched.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Severity,
    SourceError,
    error,
    render,
)
from iree_sched.document import Document
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs
from iree_sched.plan.costs_json import read_costs
from iree_sched.plan.functions import PlannableFunction, plannable_functions
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.model_problem import model_problem, unknown_costs
from iree_sched.plan.problem import Objective, Problem
from iree_sched.spelling import did_you_mean

_MISSING = "make it with `iree-sched compile MODEL --save-temps=DIR`: it is DIR/NAME.pre.mlir"


@frozen
class ModelRequest:
    """What is to be planned.

    Attributes:
      file: stream IR before scheduling.
      functions: names of the functions to plan; none: all.
      costs: files with costs, each `FILE` or `RESOURCE=FILE`.
      objective: what to look for.
    """

    file: str
    functions: Sequence[str] = ()
    costs: Sequence[str] = ()
    objective: Objective = Objective.MAKESPAN


@define
class PlannedModel:
    """A module that is read, and its problem."""

    document: Document
    functions: list[PlannableFunction]
    problem: Problem


def read_model(request: ModelRequest, hardware: Hardware) -> PlannedModel:
    """Reads a module and its costs, and poses the problem.

    Raises:
      FileError: a file cannot be read.
      SourceError: something in one is wrong.
    """
    source = read_source(request.file)
    costs = read_cost_files(request.costs)
    try:
        document = parse(source)
        functions = _choose(document, request.functions)
        doubts = _compare(functions, costs, request.costs)
        problem = model_problem(
            functions, document.module, hardware, costs, request.objective, source.name
        )
    except DiagnosticError as reason:
        if isinstance(reason, SourceError):
            raise
        raise SourceError(source, *reason.diagnostics) from reason
    for doubt in doubts:
        print(render(doubt, source), file=sys.stderr)
    return PlannedModel(document, functions, problem)


def read_cost_files(files: Iterable[str]) -> Costs:
    """The costs of all files; those of `RESOURCE=FILE` are for that resource, or glob.

    Raises:
      FileError: a file cannot be read.
      SourceError: it holds no costs.
    """
    costs = Costs()
    for each in files:
        resource, equals, name = each.partition("=")
        source = read_source(name if equals else each)
        try:
            found = read_costs(source)
        except DiagnosticError as reason:
            raise SourceError(source, *reason.diagnostics) from reason
        if equals:
            found = Costs(tuple(evolve(m, resource=resource) for m in found.measurements))
        costs += found
    return costs


def _choose(document: Document, names: Sequence[str]) -> list[PlannableFunction]:
    functions = list(plannable_functions(document.module, document.aliases))
    if not functions:
        raise error(f"module has no device work to plan; {_MISSING}", document.module.offset)
    known = {function.name: function for function in functions}
    for name in names:
        if name.removeprefix("@") not in known:
            hints = did_you_mean(name, known, -1)
            raise error(f"no function '{name}' with device work", document.module.offset, hints)
    return [known[name.removeprefix("@")] for name in names] or functions


def _compare(
    functions: Sequence[PlannableFunction], costs: Costs, files: Sequence[str]
) -> list[Diagnostic]:
    """Warns of dispatches that nobody has measured.

    Raises:
      DiagnosticError: the costs are those of another model.
    """
    if not files:
        return []
    missing, total = unknown_costs(functions, costs)
    listed = ", ".join(files)
    offset = functions[0].op.offset
    if missing == total:
        symbols = sorted({m.symbol for m in costs.measurements})
        told = f"they are of {symbols[0]}" + (
            f" and {len(symbols) - 1} more" if symbols[1:] else ""
        )
        raise error(
            f"costs of another model: none of its {total} dispatches is in {listed}; {told}; "
            "measure this one with `iree-sched profile`",
            offset,
        )
    if not missing:
        return []
    message = f"{listed} does not have {missing} of {total} dispatches: they are estimated"
    return [Diagnostic(Severity.WARNING, message, offset)]
