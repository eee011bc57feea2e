"""Recognizes a function whose graph of ops is one that was seen before.

What was found out about a function, by measuring or by planning, holds as long as its graph is the
same. Names of values, of the function and of aliases are no part of that, nor are locations, the
contents of constants (weights), or what this project notes on ops; but ops, their attributes and
types, operands, entry points, affinities and sizes are.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Mapping

from attrs import define, field

from iree_sched.dialects.names import ASYNC_CONSTANT
from iree_sched.ir import Block, Form, Operation, Value
from iree_sched.syntax.attributes import resolve_alias

_BYTES = 8
_NOTES = ("iree_sched.", "iree.scheduling.", "stream.partitioning")
_NO_ALIASES: Mapping[str, str] = {}


def fingerprint(function: Operation, aliases: Mapping[str, str] = _NO_ALIASES) -> str:
    """The fingerprint of a function or initializer, or of any op with all that is nested in it.

    Args:
      function: the op, in the IR before anything is scheduled.
      aliases: attribute aliases of the file.

    Returns:
      16 hexadecimal digits, equal for equal graphs.
    """
    return _Writer(aliases).write(function)


@define(eq=False)
class _Writer:
    """Writes a function down with numbers for values, and takes the hash of that."""

    aliases: Mapping[str, str]
    _values: dict[Value, int] = field(factory=dict)
    _blocks: dict[Block, int] = field(factory=dict)
    _forms: dict[Form, bytes] = field(factory=dict)

    def write(self, function: Operation) -> str:
        ops = list(function.walk())
        self._number(ops)
        written = hashlib.blake2b(digest_size=_BYTES)
        numbers = array("q")
        for op in ops[1:]:
            written.update(self._form(op.form))
            numbers.append(-1)
            numbers.append(self._blocks.get(op.parent, -1) if op.parent is not None else -1)
            numbers.extend([self._values.get(operand, -1) for operand in op.operands])
            if op.successors:
                numbers.append(-2)
                numbers.extend([self._blocks.get(block, -1) for block in op.successors])
        for block in self._blocks:
            written.update(" ".join(argument.type for argument in block.arguments).encode() + b"\n")
        written.update(numbers.tobytes())
        return written.hexdigest()

    def _number(self, ops: list[Operation]) -> None:
        """Numbers blocks and values; a value may be used before the op that defines it."""
        for op in ops:
            for result in op.results:
                self._values[result] = len(self._values)
            for region in op.regions:
                for block in region:
                    self._blocks[block] = len(self._blocks)
                    for argument in block.arguments:
                        self._values[argument] = len(self._values)

    def _form(self, form: Form) -> bytes:
        known = self._forms.get(form)
        if known is None:
            known = self._forms[form] = hashlib.blake2b(
                repr(self._said(form)).encode("utf-8", "surrogatepass"), digest_size=_BYTES
            ).digest()
        return known

    def _said(self, form: Form) -> tuple[object, ...]:
        """What a form says, in a way that does not depend on how it was written."""
        attributes = [
            (name, self._attribute(name, text, form))
            for name, text in sorted(form.attributes.items())
            if not name.startswith(_NOTES)
        ]
        groups = (form.segments, form.result_segments)
        types = (form.operand_types, form.result_types)
        return (form.name, groups, types, attributes, form.text)

    def _attribute(self, name: str, text: str, form: Form) -> str:
        """An attribute; of the contents of a resource only the type."""
        resolved = resolve_alias(text, self.aliases)
        is_content = form.name == ASYNC_CONSTANT and name == "value"
        return resolved.rpartition(" : ")[2] if is_content else resolved
