"""Which SSA value holds the size in bytes of a resource or a host buffer.

Follows IREE's SizeAwareOpInterface and SizeAwareTypeInterface (Util/IR/UtilTypes.cpp:
findSizeValue, queryValueSize, isValueUsableForOp).
"""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.analysis.access import is_resource
from iree_sched.analysis.constants import constant_integer
from iree_sched.analysis.dominance import Dominance
from iree_sched.analysis.ties import tied_operand, tied_results
from iree_sched.dialects import required
from iree_sched.dialects.names import BUFFER_SIZE, SIZE
from iree_sched.dialects.stream_types import is_resource_type
from iree_sched.dialects.util_buffer import BUFFER
from iree_sched.ir import Block, Operation, Value
from iree_sched.ir.form import Form

ALIGNMENT = 64  # bytes; IREE's --iree-stream-resource-min-offset-alignment


def align(size: int) -> int:
    """A size in bytes rounded up as IREE does where it packs resources."""
    return -(-size // ALIGNMENT) * ALIGNMENT


def result_size(result: Value) -> Value | None:
    """The size that the defining op states for a result, None where it states none."""
    op = result.defining_op
    if op is None:
        return None
    place = op.form.ask_bare(_find_size_places)[1].get(result.index)
    return None if place is None else op.operands[place]


def constant_size(result: Value) -> int | None:
    """Bytes of a result, None where no op states them or they are no constant."""
    size = result_size(result)
    return None if size is None else constant_integer(size)


def operand_size(op: Operation, index: int) -> Value | None:
    """The size that an op states for one of its operands, None where it states none."""
    if op.name in (SIZE, BUFFER_SIZE):
        return op.results[0]
    place = op.form.ask_bare(_find_size_places)[0].get(index)
    return None if place is None else op.operands[place]


def find_size(resource: Value, block: Block, anchor: Operation | None) -> Value | None:
    """The size of a resource as it is known before `anchor` (None: at the end) in `block`.

    What defines the resource, or the base it is tied to, knows best. Then the users are asked,
    the newest first, as in MLIR's use lists; what they name has to be defined at that place.
    """
    value: Value | None = resource
    while value is not None and (op := value.defining_op) is not None:
        if op.definition is not None and op.definition.sizes:  # IREE's SizeAwareOpInterface
            return result_size(value)
        value = tied_operand(value)
    worklist = [resource]
    while worklist:
        value = worklist.pop()
        for user, index in value.uses_newest_first():
            size = operand_size(user, index)
            if size is not None and is_usable(size, block, anchor):
                return size
            worklist += tied_results(user, index)
    return None


def query_sizes(resources: Iterable[Value], block: Block, anchor: Operation | None) -> list[Value]:
    """The sizes of those of some values that are resources, see `query_size`."""
    found = []
    for resource in resources:
        size = query_size(resource, block, anchor)
        if size is not None:
            found.append(size)
    return found


def query_size(resource: Value, block: Block, anchor: Operation | None) -> Value | None:
    """The size of a resource, computed before `anchor` in `block` where no op states it.

    None for values that are no resources.
    """
    definition = resource.defining_op
    if definition is not None:  # nearly always it says so
        place = definition.form.ask_bare(find_resource_sizes).get(resource.index)
        if place is not None:
            return definition.operands[place]
    if not is_resource(resource):
        return None
    found = find_size(resource, block, anchor)
    if found is not None:
        return found
    op = Operation.create(required(SIZE), {"operand": resource}, {"result": "index"})
    if anchor is not None:
        op.offset, op.location = anchor.offset, anchor.location
    block.insert_before(op, anchor)
    return op.results[0]


def is_usable(value: Value, block: Block, anchor: Operation | None) -> bool:
    """True if `value` is defined wherever control reaches the place before `anchor` in `block`."""
    home = value.block
    if home is None:
        return False
    block, anchor = _outermost(home, block, anchor)
    if home is block:
        op = value.defining_op
        return op is None or anchor is None or op.is_before(anchor)
    if home.parent is None or home.parent is not block.parent:
        return False
    return Dominance(home.parent).dominates(home, block)


def _outermost(
    home: Block, block: Block, anchor: Operation | None
) -> tuple[Block, Operation | None]:
    """The place in the region of `home` that encloses a place, or the place itself.

    C++ climbs only to `home` itself; a value in another block of an enclosing region is found
    there by asking for dominance between blocks of different regions.
    """
    if block.parent is home.parent or block.parent_op is None or home.parent is None:
        return block, anchor
    around = home.parent.find_ancestor_op(block.parent_op)
    return (block, anchor) if around is None or around.parent is None else (around.parent, around)


def find_resource_sizes(form: Form) -> dict[int, int]:
    """For results that are resources: index to the index of the operand that holds the size."""
    places = form.ask(_find_size_places)[1]
    return {i: place for i, place in places.items() if is_resource_type(form.result_types[i])}


def _find_size_places(form: Form) -> tuple[dict[int, int], dict[int, int]]:
    """For operands and for results: index to the index of the operand that holds the size."""
    operands: dict[int, int] = {}
    results: dict[int, int] = {}
    if form.definition is None:
        return operands, results
    for name, size in form.definition.sizes.items():
        place = form.group(size).start
        if name in form.definition.result_index:
            group, types, found = form.result_group(name), form.result_types, results
        else:
            group, types, found = form.group(name), form.operand_types, operands
        for index in range(group.start, group.stop):
            if is_resource_type(types[index]) or types[index] == BUFFER:
                found[index] = place
                place += 1
    return operands, results
