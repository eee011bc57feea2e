"""Which rules are behind what stands in a module, told by the library that it carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from iree_sched.analysis.affinity import op_affinity, parse_affinity
from iree_sched.classes import evolve
from iree_sched.diagnostics import DiagnosticError, Source, note
from iree_sched.dialects.names import DISPATCH
from iree_sched.dialects.own_attributes import LIBRARY
from iree_sched.ir import Operation
from iree_sched.specs.facts import dispatch_symbols
from iree_sched.specs.reading import read_library
from iree_sched.specs.rules import AFFINITY, Rule
from iree_sched.syntax.attributes import parse_string

_INSTEAD = "typed-fusion"  # the partitioner that takes any affinities


def with_rules(
    reason: DiagnosticError, function: Operation, aliases: Mapping[str, str]
) -> DiagnosticError:
    """An error about the regions of a function, with the rules that chose queues in it as notes."""
    *others, last = reason.diagnostics
    notes = [
        note(f"rule '{rule.name}' ({rule.origin}) chose the queue {value} of this dispatch", offset)
        for rule, value, offset in _choices(function, aliases)
    ]
    if not notes:
        return reason
    message = f'execution = {{partitioner = "{_INSTEAD}"}} in the rule takes ops for one queue'
    notes.append(note(f"{message} beside others", last.offset))
    return DiagnosticError(*others, evolve(last, notes=(*last.notes, *notes)))


def _choices(function: Operation, aliases: Mapping[str, str]) -> Iterator[tuple[Rule, str, int]]:
    """The rules that bind dispatches to where they are bound, each with the first of these."""
    carried = [op.attributes.get(LIBRARY) for op in function.ancestors()][-1]
    if carried is None:
        return
    library, _ = read_library(Source(LIBRARY, parse_string(carried)))
    told: set[str] = set()
    for op in function.walk():
        affinity = op_affinity(op, aliases) if op.name == DISPATCH else None
        symbols = dispatch_symbols(op) if affinity is not None else []
        for rule in library.rules if symbols else ():
            if rule.name in told:
                continue
            for entry in rule.action.dispatches:
                given = entry.values.get(AFFINITY)
                if given is None or not entry.symbols.holds(symbols):
                    continue
                if parse_affinity(given.text, aliases) == affinity:
                    told.add(rule.name)
                    yield rule, str(affinity), op.offset
                break
