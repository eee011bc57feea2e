"""From a module, hardware and costs to a plan: what `iree-sched plan FILE` works on."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence

from attrs import define, frozen

from iree_sched.cli.cost_files import check_model, check_resource, read_cost_file
from iree_sched.cli.files import read_source
from iree_sched.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Severity,
    SourceError,
    error,
    render,
)
from iree_sched.dialects.names import EXECUTE
from iree_sched.dialects.own_attributes import COST
from iree_sched.document import Document
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs
from iree_sched.plan.functions import PlannableFunction, plannable_functions
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.model_problem import dispatches_of, model_problem, unknown_resources
from iree_sched.plan.problem import Objective, Problem
from iree_sched.spelling import did_you_mean, guess

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
    files = {each: read_cost_file(each) for each in request.costs}
    for each in files:
        check_resource(each, hardware.name, [resource.name for resource in hardware.resources])
    costs = sum(files.values(), Costs())
    try:
        document = parse(source)
        every = _plannable(document)
        functions = _choose(document, every, request.functions)
        doubts = _compare(every, functions, files, costs)
        problem = model_problem(
            functions, document.module, hardware, costs, request.objective, source.name
        )
        doubts += _strays(functions, hardware)
    except DiagnosticError as reason:
        if isinstance(reason, SourceError):
            raise
        raise SourceError(source, *reason.diagnostics) from reason
    for doubt in doubts:
        print(render(doubt, source), file=sys.stderr)
    return PlannedModel(document, functions, problem)


def _plannable(document: Document) -> list[PlannableFunction]:
    for op in document.module.walk():
        if op.name == EXECUTE or op.name.startswith("stream.cmd."):
            message = f"'{op.name}' op is scheduled already, but a plan is for what is not yet"
            raise error(f"{message}; {_MISSING}", op.offset)
    functions = list(plannable_functions(document.module, document.aliases))
    if not functions:
        raise error(f"module has no device work to plan; {_MISSING}", document.module.offset)
    return functions


def _choose(
    document: Document, functions: list[PlannableFunction], names: Sequence[str]
) -> list[PlannableFunction]:
    known = {function.name: function for function in functions}
    for name in names:
        if name.removeprefix("@") not in known:
            hints = did_you_mean(name, known, -1)
            raise error(f"no function '{name}' with device work", document.module.offset, hints)
    return [known[name.removeprefix("@")] for name in names] or functions


def _compare(
    every: Sequence[PlannableFunction],
    chosen: Sequence[PlannableFunction],
    files: Mapping[str, Costs],
    together: Costs,
) -> list[Diagnostic]:
    """Warns of dispatches that nobody has measured.

    Raises:
      DiagnosticError: a file has the costs of another model.
    """
    offset = chosen[0].op.offset
    symbols = dispatches_of(every)
    for name, costs in files.items():
        check_model(name, costs, symbols, offset)
    symbols = dispatches_of(chosen)
    missing, total = sum(not together.knows(symbol) for symbol in symbols), len(symbols)
    if not missing or not files:
        return []
    verb = "do" if len(files) > 1 else "does"
    message = f"{', '.join(files)} {verb} not have {missing} of {total} dispatches: "
    return [Diagnostic(Severity.WARNING, f"{message}they are estimated", offset)]


def _strays(functions: Sequence[PlannableFunction], hardware: Hardware) -> Iterator[Diagnostic]:
    """Warns of costs that are for no resource."""
    names = [each.name for each in hardware.resources]
    for name, op in unknown_resources(functions, hardware).items():
        what = f"'{COST}' is for '{name}', which hardware '{hardware.name}' does not have"
        yield Diagnostic(Severity.WARNING, f"{what}; {guess(name, names)}", op.offset)
