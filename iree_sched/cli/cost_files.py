"""Files with costs, as `--costs` names them."""

from __future__ import annotations

import fnmatch
from collections.abc import Collection, Sequence

from attrs import evolve

from iree_sched.cli.files import read_source
from iree_sched.diagnostics import DiagnosticError, SourceError, error
from iree_sched.plan.costs import Costs
from iree_sched.plan.costs_json import read_costs
from iree_sched.spelling import guess


def cost_file(text: str) -> str:
    """The name of the file in `FILE` or `RESOURCE=FILE`."""
    resource, equals, name = text.partition("=")
    return name if equals else resource


def read_cost_file(file: str) -> Costs:
    """The costs of a file; those of `RESOURCE=FILE` are for that resource, or glob.

    Raises:
      FileError: a file cannot be read.
      SourceError: it holds no costs.
    """
    resource, equals, _ = file.partition("=")
    source = read_source(cost_file(file), "costs")
    try:
        found = read_costs(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    if equals:
        found = Costs(tuple(evolve(m, resource=resource) for m in found.measurements))
    return found


def check_resource(file: str, hardware: str, names: Sequence[str]) -> None:
    """Makes sure that the resource that costs are for is there.

    Args:
      file: as for `read_cost_file`.
      hardware: name of the machine.
      names: of its resources.

    Raises:
      DiagnosticError: it is not.
    """
    resource, equals, _ = file.partition("=")
    if not equals or fnmatch.filter(names, resource):
        return
    what = f"--costs={file}: hardware '{hardware}' has no resource '{resource}'"
    raise error(f"{what}; {guess(resource, names)}")


def check_model(file: str, costs: Costs, symbols: Collection[str], offset: int = -1) -> None:
    """Makes sure that costs are of a model.

    Args:
      file: as for `read_cost_file`.
      costs: what it holds.
      symbols: the dispatches of the model.
      offset: where to tell that they are not.

    Raises:
      DiagnosticError: none of its dispatches was measured.
    """
    if symbols and not any(costs.knows(symbol) for symbol in symbols):
        message = f"costs of another model: none of its {len(symbols)} dispatches is in {file}; "
        message += f"{_told(costs)}; measure this one with `iree-sched profile`"
        raise error(message, offset)


def _told(costs: Costs) -> str:
    """What costs are of."""
    symbols = sorted({each.symbol for each in costs.measurements})
    if not symbols:
        return "it is empty"
    more = f" and {len(symbols) - 1} more" if symbols[1:] else ""
    return f"they are of {symbols[0]}{more}"
