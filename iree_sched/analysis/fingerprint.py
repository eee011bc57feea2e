"""Recognizes a function whose graph of ops is one that was seen before.

What was found out about a function, by measuring or by planning, holds as long as its graph is the
same. Names of values, of the function and of aliases are no part of that, nor are locations, the
contents of constants (weights), or what this project notes on ops; but ops, their attributes and
types, operands, entry points, affinities and sizes are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from iree_sched.dialects.names import ASYNC_CONSTANT
from iree_sched.dialects.own_attributes import PREFIX
from iree_sched.ir import Block, Form, Operation, Value
from iree_sched.syntax.attributes import resolve_alias

_START = 4  # digits for the number of ops
_BYTES = 6  # of the hash behind them
_NOTES = (PREFIX, "iree.scheduling.", "stream.partitioning")
_NO_ALIASES: Mapping[str, str] = {}


def fingerprint(function: Operation, aliases: Mapping[str, str] = _NO_ALIASES) -> str:
    """The fingerprint of a function or initializer, or of any op with all that is nested in it.

    Args:
      function: the op, in the IR before anything is scheduled.
      aliases: attribute aliases of the file.

    Returns:
      16 hexadecimal digits, equal for equal graphs; `fingerprint_start` gives the first four.
    """
    ops = list(function.walk())
    return fingerprint_start(ops) + _hash(ops, aliases)


def fingerprint_start(ops: Sequence[Operation]) -> str:
    """The first digits of a fingerprint, in a fiftieth of the time that it takes as a whole.

    Args:
      ops: the function, and all that is nested in it.
    """
    return f"{len(ops) % 16**_START:0{_START}x}"


def _hash(ops: Sequence[Operation], aliases: Mapping[str, str]) -> str:
    """The hash of ops, the first of which has all others nested in it, and says nothing itself."""
    from array import array

    try:  # hashlib takes 2 ms to be imported; Python's own `random` does as we do
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

    values, blocks = _numbered(ops)
    signatures: dict[object, int] = {}
    known: dict[tuple[object, ...], int] = {}
    forms: dict[Form, int] = {}
    numbers = array("q")
    for op in ops[1:]:
        form = forms.get(op.form)
        if form is None:
            signature = signatures.setdefault(_signature(op.form), len(signatures))
            said = (signature, *_attributes(op.form, aliases))
            form = forms[op.form] = known.setdefault(said, len(known))
        numbers.append(form)
        numbers.append(-1 if op.parent is None else blocks.get(op.parent, -1))
        numbers.extend([values.get(operand, -1) for operand in op.operands])
        numbers.append(-2)
        if op.successors:
            numbers.extend([blocks.get(block, -1) for block in op.successors])
    arguments = [[argument.type for argument in block.arguments] for block in blocks]
    written = blake2b(digest_size=_BYTES)
    said_by_all = repr((list(signatures), list(known), arguments))
    written.update(said_by_all.encode("utf-8", "surrogatepass"))
    written.update(numbers.tobytes())
    return written.hexdigest()


def _numbered(ops: Sequence[Operation]) -> tuple[dict[Value, int], dict[Block, int]]:
    """Numbers for values and blocks; a value may be used before the op that defines it."""
    values: dict[Value, int] = {}
    blocks: dict[Block, int] = {}
    for op in ops:
        for result in op.results:
            values[result] = len(values)
        for region in op.regions:
            for block in region:
                blocks[block] = len(blocks)
                for argument in block.arguments:
                    values[argument] = len(values)
    return values, blocks


def _signature(form: Form) -> object:
    """What a form says but for its attributes; there are few of them."""
    groups = (form.segments, form.result_segments)
    return (form.name, groups, form.operand_types, form.result_types, form.text)


def _attributes(form: Form, aliases: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes of a form in the order of their names, whatever was written for them."""
    entries: Iterable[tuple[str, str]] = form.attributes.items()
    for name, text in sorted(entries) if len(form.attributes) > 1 else entries:
        if name.startswith(_NOTES):
            continue
        said = resolve_alias(text, aliases) if text in aliases else text
        if name == "value" and form.name == ASYNC_CONSTANT:
            said = said.rpartition(" : ")[2]  # of the contents of a resource only the type
        yield name, said
