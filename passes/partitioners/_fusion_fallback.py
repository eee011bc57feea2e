"""IREE's own groups instead of others, where fewer of them are execute regions in the end.

Some groups come to nothing when regions are cleaned up: those of barrier ops, which are removed,
and those whose results nobody needs once the host awaits only what it takes. This is too rare to be
worth a search, so only the groups of `reference` are looked at as well.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from iree_sched.analysis.effects import may_go_unused
from iree_sched.diagnostics import DiagnosticError
from iree_sched.dialects.names import AWAIT, BARRIER
from iree_sched.ir import Operation, Value
from iree_sched.partition import Graph, Group
from iree_sched.partition.check import check_groups
from iree_sched.partition.partitions import form_partitions
from iree_sched.partition.verification import verify_partitions

from .reference_execution import ReferenceExecution


def fewer_that_last(graph: Graph, groups: list[Group]) -> list[Group]:
    """The groups, or those of `reference` if these are legal and fewer of them last."""
    if len(groups) < 2:
        return groups
    needed = _needed_values(graph)
    theirs = ReferenceExecution().partition(graph)
    if _count_lasting(theirs, needed) >= _count_lasting(groups, needed):
        return groups
    return theirs if _is_legal(graph, theirs) else groups


def _needed_values(graph: Graph) -> set[Value]:
    """Values of the block that something with side effects needs, be it through others."""
    needed = {result for node in graph.nodes for result in node.op.results if _leaves(result)}
    for op in reversed(list(graph.block)):
        if not may_go_unused(op) or any(result in needed for result in op.results):
            needed.update(_needed_operands(op, needed))
    return needed


def _leaves(result: Value) -> bool:
    """True if something in a block that may run later takes a value."""
    maker = result.defining_op
    assert maker is not None
    return any(user.parent is not maker.parent for user in result.users)


def _needed_operands(op: Operation, needed: set[Value]) -> Iterator[Value]:
    if op.name == AWAIT:
        yield from op.operand_group("await_timepoint")
        resources = op.operand_group("resource_operands")
        for resource, result in zip(resources, op.results, strict=True):
            if result in needed:
                yield resource
        return
    for nested in op.walk():
        yield from nested.operands


def _count_lasting(groups: Iterable[Group], needed: set[Value]) -> int:
    """Groups that do something which is needed."""
    return sum(
        any(
            node.kind != BARRIER and any(result in needed for result in node.op.results)
            for node in group.nodes
        )
        for group in groups
    )


def _is_legal(graph: Graph, groups: Sequence[Group]) -> bool:
    try:
        check_groups(graph, groups, "reference", 0)
        verify_partitions(graph, form_partitions(graph, groups, as_iree=False), 0, as_iree=False)
    except DiagnosticError:
        return False
    return True
