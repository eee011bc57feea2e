"""Values that structured control flow hands to its regions and results.

Source: mlir/Interfaces/ControlFlowInterfaces.cpp (MakeRegionBranchOpSuccessorInputsDead,
RemoveDuplicateSuccessorInputUses, RemoveDeadRegionBranchOpSuccessorInputs, InlineRegionBranchOp).
What an op hands on, and where, is in its definition (`Forwarding`).
"""

from __future__ import annotations

import enum

from iree_sched.analysis.forwardings import branch_points, named_regions
from iree_sched.analysis.loops import trip_count
from iree_sched.classes import frozen
from iree_sched.dialects.names import EXECUTE_REGION, INDEX_SWITCH, WHILE
from iree_sched.ir import Forwarding, OpDefinition, Operation, Region, Value
from iree_sched.rewrite.constants import integer
from iree_sched.rewrite.greedy import pattern
from iree_sched.rewrite.patterns.support import move_regions
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import dense_array

_FOR = "scf.for"


@frozen
class _Handed:
    """An operand that is handed on, and the arguments and results that receive it."""

    owner: Operation
    index: int
    receivers: tuple[Value, ...]

    @property
    def value(self) -> Value:
        return self.owner.operands[self.index]


def _forwards(definition: OpDefinition) -> bool:
    return bool(definition.forwardings)


@pattern(where=_forwards)
def use_only_value(op: Operation, rewriter: Rewriter) -> bool:
    """Uses a value from outside instead of what can only ever receive that value."""
    sources = _sources(_handed_on(op))
    changed = False
    for receiver in sources:
        if not receiver.users:
            continue
        reaching = _reaching(receiver, sources)
        if len(reaching) == 1 and _in_scope(op, reaching[0], receiver):
            rewriter.replace_uses(receiver, reaching[0])
            changed = True
    return changed


@pattern(where=_forwards)
def use_first_of_equals(op: Operation, rewriter: Rewriter) -> bool:
    """Uses one argument, or one result, instead of others that always receive the same."""
    sources = _sources(_handed_on(op))
    receivers = sorted(sources, key=lambda value: value.index)
    changed = False
    for place, first in enumerate(receivers):
        for second in receivers[place + 1 :]:
            if not second.users or not _same_owner(first, second):
                continue
            if _by_owner(sources[first]) == _by_owner(sources[second]):
                rewriter.replace_uses(second, first)
                changed = True
    return changed


@pattern(where=_forwards)
def drop_unused(op: Operation, rewriter: Rewriter) -> bool:
    """Drops arguments and results that nobody uses, with what is handed to them."""
    handed = _handed_on(op)
    unused = _unused(handed)
    if not unused:
        return False
    dropped: dict[Operation, set[int]] = {}
    for entry in handed:
        if any(receiver in unused for receiver in entry.receivers):
            dropped.setdefault(entry.owner, set()).add(entry.index)
    for owner, indices in dropped.items():
        _drop_operands(owner, indices, rewriter)
    for region in op.regions:
        gone = [arg.index for block in region for arg in block.arguments if arg in unused]
        if gone:
            region.blocks[0].erase_arguments(gone)
            rewriter.modified(op)
    kept = [result for result in op.results if result not in unused]
    if len(kept) < len(op.results):
        drop_results(op, kept, rewriter)
    return True


def _inline_only_path(op: Operation, rewriter: Rewriter) -> bool:
    """Does what the regions do that are certain to run, each of them once."""
    path = _only_path(op)
    if path is None:
        return False
    assert op.definition is not None
    entry = next((f for f in op.definition.forwardings if f.region is None), None)
    values = list(op.operand_group(entry.operands)) if entry is not None else []
    for region in path:
        block = region.blocks[0]
        if op.name == _FOR:
            values.insert(0, op.operands[0])
        end = block.last
        assert end is not None
        for argument, value in zip(block.arguments, values, strict=True):
            rewriter.replace_uses(argument, value)
        values = list(_operands_handed_on(op, end))
        rewriter.erase(end)
        assert op.parent is not None
        rewriter.inline_block(block, op.parent, before=op)
    rewriter.replace(op, values)
    return True


def drop_results(op: Operation, kept: list[Value], rewriter: Rewriter) -> None:
    """Puts an op with fewer results in place of one; it takes over the regions."""
    assert op.definition is not None
    operands = {group.name: op.operand_group(group.name) for group in op.definition.operands}
    types = {op.definition.results[0].name: [result.type for result in kept]}
    reduced = rewriter.create(op.definition, operands, types, dict(op.attributes), like=op)
    move_regions(op, reduced)
    for old, new in zip(kept, reduced.results, strict=True):
        rewriter.replace_uses(old, new)
    rewriter.erase(op)


# ---- What is handed on ------------------------------------------------------------------------


def _handed_on(op: Operation) -> list[_Handed]:
    """Operands of the op and of the ends of its regions that something receives."""
    assert op.definition is not None
    found: list[_Handed] = []
    for forwarding in op.definition.forwardings:
        for owner in branch_points(op, forwarding):
            place = owner.form.group(forwarding.operands)
            indices = range(place.start, place.stop)
            targets = [
                _receivers(op, target, len(indices))
                for target in forwarding.targets
                if _may_reach(op, forwarding, target)
            ]
            found += [
                _Handed(owner, index, receivers)
                for index, *receivers_list in zip(indices, *targets, strict=True)
                if (receivers := tuple(receivers_list))
            ]
    return found


def _operands_handed_on(op: Operation, end: Operation) -> list[Value]:
    assert op.definition is not None
    assert end.parent is not None
    for forwarding in op.definition.forwardings:
        region = forwarding.region
        if region is not None and end.parent.parent in named_regions(op, region):
            return end.operand_group(forwarding.operands)
    return []


def _receivers(op: Operation, target: str, count: int) -> list[Value]:
    """The last arguments of a region, or the results of a group."""
    assert op.definition is not None
    if target in op.definition.result_index:
        return op.result_group(target)
    arguments = named_regions(op, target)[0].blocks[0].arguments
    return arguments[len(arguments) - count :]


def _may_reach(op: Operation, forwarding: Forwarding, target: str) -> bool:
    """False where the number of times that a loop runs is known and rules a way out."""
    count = trip_count(op) if op.name == _FOR else None
    if count is None or (count == 0 and forwarding.region is not None):
        return True
    leaves = target == "results"
    if forwarding.region is None:
        return leaves == (count == 0)
    return leaves or count != 1


def _sources(handed: list[_Handed]) -> dict[Value, list[_Handed]]:
    """What is handed to each argument and result that receives something."""
    sources: dict[Value, list[_Handed]] = {}
    for entry in handed:
        for receiver in entry.receivers:
            sources.setdefault(receiver, []).append(entry)
    return sources


def _reaching(receiver: Value, sources: dict[Value, list[_Handed]]) -> list[Value]:
    """The values that an argument or result may have, other arguments and results looked through.

    The search ends at the second one.
    """
    found: list[Value] = []
    seen: set[Value] = set()
    pending = [receiver]
    while pending and len(found) < 2:
        value = pending.pop()
        if value not in sources:
            found.append(value)
            continue
        following = [entry.value for entry in sources[value] if entry.value not in seen]
        seen.update(following)
        pending += dict.fromkeys(following)
    return found


def _in_scope(op: Operation, value: Value, receiver: Value) -> bool:
    """True if a value that reaches a receiver may be used wherever that is."""
    block = value.block
    assert block is not None
    if block.parent_op is not op:
        return True
    return receiver.is_argument and _same_owner(receiver, value)


def _same_owner(first: Value, second: Value) -> bool:
    """True for two results of an op, or two arguments of a block."""
    by_op = first.defining_op is second.defining_op
    return by_op and first.argument_of is second.argument_of


def _by_owner(entries: list[_Handed]) -> dict[Operation, Value]:
    return {entry.owner: entry.value for entry in entries}


def _unused(handed: list[_Handed]) -> set[Value]:
    """Arguments and results that can go: what receives the same operand goes all or not at all."""
    tied: dict[Value, set[Value]] = {}
    for entry in handed:
        joint = set(entry.receivers)
        for receiver in entry.receivers:
            joint |= tied.get(receiver, set())
        for receiver in joint:
            tied[receiver] = joint
    return {value for value, joint in tied.items() if not any(other.users for other in joint)}


def _drop_operands(owner: Operation, indices: set[int], rewriter: Rewriter) -> None:
    assert owner.definition is not None
    groups: dict[str, list[Value]] = {}
    for group in owner.definition.operands:
        place = owner.form.group(group.name)
        kept = [i for i in range(place.start, place.stop) if i not in indices]
        if len(kept) < place.stop - place.start:
            groups[group.name] = [owner.operands[i] for i in kept]
    rewriter.set_operands(owner, groups)


# ---- Which way control goes -------------------------------------------------------------------


def _only_path(op: Operation) -> list[Region] | None:
    """The regions that run, one after another, where that is certain and each runs once."""
    path: list[Region] = []
    while True:
        way = _way(op, path[-1] if path else None)
        if way is _BACK:
            return path
        if way is None or way in path or len(way.blocks) != 1 or way.blocks[0].terminator is None:
            return None
        path.append(way)


class _Back(enum.Enum):
    """Control goes on behind the op."""

    BACK = enum.auto()


_BACK = _Back.BACK


def _way(op: Operation, region: Region | None) -> Region | _Back | None:
    """Where control goes from the end of a region, or on entry; None where it may differ."""
    if op.name == _FOR:
        return _way_of_for(op, region)
    if op.name == WHILE:
        return _way_of_while(op, region)
    if region is not None:
        return _BACK
    if op.name == EXECUTE_REGION:
        return None if "no_inline" in op.attributes else op.regions[0]
    if op.name == INDEX_SWITCH and len(op.regions) == 1:
        return op.regions[0]
    number = integer(op.operands[0])
    if number is None:
        return None
    if op.name == INDEX_SWITCH:
        cases = [int(case) for case in dense_array(op.attributes["cases"])]
        return op.regions[1 + cases.index(number) if number in cases else 0]
    taken = op.regions[0 if number else 1]
    return taken if taken.blocks else _BACK


def _way_of_for(op: Operation, region: Region | None) -> Region | _Back | None:
    count = trip_count(op)
    if count is None:
        return None
    if region is None:
        return op.regions[0] if count else _BACK
    return _BACK if count == 1 else None


def _way_of_while(op: Operation, region: Region | None) -> Region | _Back | None:
    before, after = op.regions
    if region is not before:
        return before
    end = before.blocks[0].terminator
    number = integer(end.operands[0]) if end is not None and end.operands else None
    if number is None:
        return None
    return after if number else _BACK


# Before the others for `scf.for`, after them for other ops, as they are registered in MLIR.
inline_only_path = pattern(where=lambda d: _forwards(d) and d.name != _FOR)(_inline_only_path)
inline_loop = pattern(_FOR)(_inline_only_path)

PATTERNS = (inline_loop, use_only_value, use_first_of_equals, drop_unused, inline_only_path)
FOLDS = ()
