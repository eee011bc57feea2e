"""Operations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from iree_sched.ir.definition import OpDefinition
from iree_sched.ir.form import Form, shared_form
from iree_sched.ir.structure import Block, Region
from iree_sched.ir.value import Value


class Operation:
    """An operation: a form, the values it takes and gives, its regions and successors.

    Attributes:
      form: name, attributes, types; shared between operations and replaced, never changed.
      definition: what the op is, None for a carried op; that of all its forms.
      operands: used values; change them only through the methods, which keep `Value.users` right.
      results: defined values.
      regions: the op's regions.
      successors: blocks that a terminator may go to.
      parent: the block that holds the op.
      prev, next: neighbours in the block.
      position: place in the block, valid after `Block.number`; it grows from op to op.
      offset: where the op starts in the source text, -1 for a new op.
      location: text of its `loc(...)`, None where the source has none.
    """

    __slots__ = (
        "definition",
        "form",
        "location",
        "next",
        "offset",
        "operands",
        "parent",
        "position",
        "prev",
        "regions",
        "results",
        "successors",
    )

    def __init__(
        self,
        form: Form,
        operands: Sequence[Value] = (),
        *,
        successors: Sequence[Block] = (),
        offset: int = -1,
        location: str | None = None,
    ) -> None:
        self.form = form
        self.definition = form.definition
        self.operands: list[Value] = list(operands)
        self.results: list[Value] = []
        for type in form.result_types:
            self.results.append(Value(type, self, len(self.results)))
        self.regions: list[Region] = []
        for _ in range(form.region_count):
            self.regions.append(Region(self))
        self.successors: list[Block] = list(successors)
        self.parent: Block | None = None
        self.prev: Operation | None = None
        self.next: Operation | None = None
        self.position = -1
        self.offset = offset
        self.location = location
        for operand in self.operands:
            users = operand.users
            users[self] = users.get(self, 0) + 1

    @classmethod
    def create(
        cls,
        definition: OpDefinition,
        operands: Mapping[str, Value | Sequence[Value] | None] | None = None,
        results: Mapping[str, str | Sequence[str]] | None = None,
        attributes: Mapping[str, str] | None = None,
        *,
        location: str | None = None,
        offset: int = -1,
    ) -> Operation:
        """Makes an operation from values and result types by group name; missing groups are empty.

        Each of the definition's regions is made empty, without blocks.
        """
        values: list[Value] = []
        segments = []
        for name in definition.operand_index:
            group = operands.get(name) if operands else None
            if group is None:
                segments.append(0)
            elif isinstance(group, Value):
                segments.append(1)
                values.append(group)
            else:
                segments.append(len(group))
                values += group
        types: list[str] = []
        counts = []
        for name in definition.result_index:
            given = results.get(name) if results else None
            listed = (given,) if isinstance(given, str) else given or ()
            counts.append(len(listed))
            types += listed
        form = shared_form(
            definition,
            tuple(segments),
            tuple(counts),
            tuple([value.type for value in values]),
            tuple(types),
            attributes or {},
        )
        return cls(form, values, location=location, offset=offset)

    @property
    def name(self) -> str:
        """Full op name."""
        return self.form.name

    @property
    def attributes(self) -> Mapping[str, str]:
        """Inherent and discardable attributes, name to canonical text. Read only."""
        return self.form.attributes

    @property
    def is_isolated(self) -> bool:
        """True if ops nested in this one see no values from outside of it."""
        definition = self.form.definition
        return definition is not None and definition.isolated

    @property
    def parent_op(self) -> Operation | None:
        """The operation whose region holds this one."""
        return self.parent.parent_op if self.parent is not None else None

    def ancestors(self) -> Iterator[Operation]:
        """This op and those around it, the innermost first."""
        op: Operation | None = self
        while op is not None:
            yield op
            op = op.parent_op

    # --- operands and results by role ---

    def operand_group(self, name: str) -> list[Value]:
        """The operands of a group.

        Raises:
          KeyError: the definition has no such operand group.
        """
        return self.operands[self.form.group(name)]

    def operand(self, name: str) -> Value | None:
        """The operand of a group of one, None where an optional operand is absent."""
        group = self.operand_group(name)
        return group[0] if group else None

    def result_group(self, name: str) -> list[Value]:
        """The results of a group.

        Raises:
          KeyError: the definition has no such result group.
        """
        return self.results[self.form.result_group(name)]

    def result(self, name: str) -> Value | None:
        """The result of a group of one, None where an optional result is absent."""
        group = self.result_group(name)
        return group[0] if group else None

    def is_before(self, other: Operation) -> bool:
        """True if this op stands before `other`, which must be in the same block."""
        assert self.parent is not None
        self.parent.number()
        return self.position < other.position

    # --- edits ---

    def set_operand(self, index: int, value: Value) -> None:
        """Replaces one operand."""
        old = self.operands[index]
        if old is value:
            return
        old.drop_user(self)
        self.operands[index] = value
        value.add_user(self)
        if value.type != old.type:
            self.retype_operands()

    def replace_operand(self, old: Value, new: Value) -> None:
        """Replaces every use of `old` by this op with `new`."""
        count = old.users.get(self, 0)
        if not count or old is new:
            return
        del old.users[self]
        old.give_user(self, count, new)

    def exchange_operand(self, old: Value, new: Value, count: int) -> None:
        """Puts `new` in the places of `old`, of which there are `count`; users are left alone."""
        operands = self.operands
        # Not a loop over the operands: a region op may have thousands, replaced one by one.
        at = -1
        for _ in range(count):
            at = operands.index(old, at + 1)
            operands[at] = new

    def set_operand_group(self, name: str, values: Sequence[Value]) -> None:
        """Replaces all operands of a group, which may change their number."""
        assert self.definition is not None
        place = self.form.group(name)
        for old in self.operands[place]:
            old.drop_user(self)
        self.operands[place] = values
        for new in values:
            new.add_user(self)
        segments = list(self.form.segments)
        segments[self.definition.operand_index[name]] = len(values)
        self.retype_operands(tuple(segments))

    def set_attribute(self, name: str, text: str | None) -> None:
        """Sets an attribute to canonical text, or removes it where `text` is None."""
        self.form = self.form.with_attribute(name, text)

    def retype_result(self, index: int, type: str) -> None:
        """Gives a result another type; its users must be able to take it."""
        self.results[index].type = type
        types = tuple(result.type for result in self.results)
        self.form = self.form.with_results(types, self.form.result_segments)
        for user in self.results[index].users:
            user.retype_operands()

    def erase(self) -> None:
        """Unlinks the op and drops its uses, and those of all ops in its regions."""
        if self.parent is not None:
            self.parent.unlink(self)
        for op in self.walk() if self.regions else (self,):
            for operand in op.operands:
                operand.users.pop(op, None)
            op.operands = []

    def move_before(self, anchor: Operation) -> None:
        """Moves the op before `anchor`, which may stand in another block."""
        assert self.parent is not None
        assert anchor.parent is not None
        self.parent.unlink(self)
        anchor.parent.insert_before(self, anchor)

    def clone(self, mapping: dict[Value, Value]) -> Operation:
        """Copies the op and its regions, in no block.

        Operands are looked up in `mapping` (values not in it stay), which gains the results and
        the arguments and results inside the regions.
        """
        operands = [mapping.get(operand, operand) for operand in self.operands]
        copy = Operation(
            self.form,
            operands,
            successors=self.successors,
            offset=self.offset,
            location=self.location,
        )
        if copy.form.operand_types != tuple([operand.type for operand in operands]):
            copy.retype_operands()
        for old, new in zip(self.results, copy.results, strict=True):
            new.name = old.name
            mapping[old] = new
        if self.regions:
            for region, target in zip(self.regions, copy.regions, strict=True):
                _clone_region(region, target, mapping)
        return copy

    # --- walks ---

    def walk(self) -> Iterator[Operation]:
        """This op and all ops nested in it, parents first; nesting may be of any depth."""
        stack = [self]
        while stack:
            op = stack.pop()
            yield op
            if op.regions:
                stack.extend(reversed([nested for r in op.regions for b in r for nested in b]))

    def retype_operands(self, segments: tuple[int, ...] | None = None) -> None:
        """Lets the form say what types the operands have, and how they are grouped."""
        if self.definition is None:
            return
        types = tuple([operand.type for operand in self.operands])
        self.form = self.form.with_operands(types, segments or self.form.segments)

    def __repr__(self) -> str:
        return f"<Operation {self.name} at {self.offset}>"


def _clone_region(source: Region, target: Region, mapping: dict[Value, Value]) -> None:
    """Copies blocks; an op may use values that are defined later, in another block."""
    target.text = source.text
    blocks = {}
    for block in source:
        blocks[block] = target.add_block(Block(block.label))
        for argument in block.arguments:
            mapping[argument] = blocks[block].add_argument(argument.type, argument.name)
    copies = []
    for block in source:
        for op in block:
            copies.append(blocks[block].append(op.clone(mapping)))
    for copy in copies:
        copy.successors = [blocks.get(block, block) for block in copy.successors]
        for operand in list(copy.operands):
            if operand in mapping:
                copy.replace_operand(operand, mapping[operand])
