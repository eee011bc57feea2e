"""How long a dispatch takes on a resource: the best that is known of it, and where that is from.

What was measured comes first, then what `iree_sched.cost_ns` on the op states, then an estimate by
the rates of the resource, and last one by typical rates.
"""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field, frozen

from iree_sched.analysis.cost import CostModel, count_operations
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.dialects.own_attributes import COST
from iree_sched.ir import Operation
from iree_sched.plan.costs import Costs
from iree_sched.plan.functions import symbol_of
from iree_sched.plan.hardware import Resource
from iree_sched.plan.problem import LONGEST, CostSource
from iree_sched.syntax.attributes import parse_dictionary, parse_integer


@frozen
class Stated:
    """What `iree_sched.cost_ns` on an op states.

    Attributes:
      anywhere: nanoseconds on every resource; None where it names resources.
      by_resource: nanoseconds by names of resources.
    """

    anywhere: float | None = None
    by_resource: Mapping[str, float] = field(factory=dict)

    def on(self, resource: Resource) -> float | None:
        """Nanoseconds on a resource, None if nothing is stated of it."""
        return self.by_resource.get(resource.name, self.anywhere)


def stated_costs(op: Operation) -> Stated | None:
    """What an op's `iree_sched.cost_ns` states, a number or a dictionary by names of resources.

    Raises:
      DiagnosticError: it is neither.
    """
    text = op.attributes.get(COST)
    if text is None:
        return None
    if parse_integer(text) is not None:
        return Stated(_nanoseconds(text, op))
    try:
        entries = parse_dictionary(text)
    except DiagnosticError:
        entries = {"": text}
    return Stated(None, {name: _nanoseconds(value, op) for name, value in entries.items()})


def _nanoseconds(text: str, op: Operation) -> float:
    number = parse_integer(text)
    if number is None or not 0 <= number <= LONGEST:
        raise error(f"'{COST}' must be a whole number of nanoseconds, not {text}", op.offset)
    return number


def operations_in(op: Operation, bodies: Mapping[str, int]) -> int:
    """Turns of the innermost loops of what an op calls: in its body, or as its name says.

    Args:
      op: a dispatch, or any other op, which has none.
      bodies: those that were found in executables, by symbol.
    """
    return max(count_operations(op), bodies.get(symbol_of(op), 0))


@frozen
class Demand:
    """What is known of a dispatch wherever it runs.

    Attributes:
      function: that it stands in.
      symbol: `export` or `executable::export`.
      operations: turns of its innermost loops.
      moved_bytes: bytes that it reads and writes.
      stated: what its op states; None: nothing.
    """

    function: str
    symbol: str
    operations: int = 0
    moved_bytes: int = 0
    stated: Stated | None = None

    def duration(self, resource: Resource, costs: Costs) -> tuple[CostSource, float]:
        """Nanoseconds on a resource: of all its workers, but of one of them if it is guessed."""
        measured = costs.measured_ns(self.function, self.symbol, resource)
        if measured is not None:
            return CostSource.MEASURED, measured
        stated = None if self.stated is None else self.stated.on(resource)
        if stated is not None:
            return CostSource.ATTRIBUTE, stated
        return self.estimate(resource)

    def estimate(self, resource: Resource) -> tuple[CostSource, float]:
        """The same, of nothing but the rates of the resource, or typical ones of a core."""
        estimate = resource.estimate_ns(self.operations, self.moved_bytes)
        if estimate is not None:
            return CostSource.ESTIMATED, estimate
        typical = CostModel(launch=0.0)
        return CostSource.GUESSED, typical.cost(self.moved_bytes, self.operations)
