"""IR to text, in custom or generic form."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from iree_sched.assembly.generic_printing import generic_template
from iree_sched.assembly.linewise import Frame, Line, frame_of, line_of
from iree_sched.assembly.naming import Names
from iree_sched.assembly.slots import (
    ArgumentSlot,
    LineBreak,
    LocationSlot,
    OperandSlot,
    RegionSlot,
    SuccessorSlot,
)
from iree_sched.assembly.stand_ins import with_form
from iree_sched.assembly.template import Template, custom_template, is_at_home
from iree_sched.assembly.wordings import filler
from iree_sched.classes import define, field
from iree_sched.document import Document
from iree_sched.ir import Block, Form, Operation, Region, Value

_INDENT = "  "
_MANY = 4  # operands


def print_document(
    document: Document, *, generic: bool = False, locations: bool = False, apart: bool = True
) -> str:
    """The text of a file, see `document_parts`."""
    return "".join(document_parts(document, generic=generic, locations=locations, apart=apart))


def document_parts(
    document: Document, *, generic: bool = False, locations: bool = False, apart: bool = True
) -> list[str]:
    """The text of a file in parts: aliases, the module, metadata sections.

    Bodies that were passed over may be most of it; as parts they are not copied.

    Aliases of locations come first, too: a fused location may only name those that are known.
    `generic` prints every op in generic form, `locations` the location of each op that has one,
    `apart` inherent attributes apart from discardable ones, as IREE does since 3.13.
    """
    aliases = document.aliases
    unplaced = {name: text for name, text in aliases.items() if not text.startswith("loc(")}
    if len(unplaced) < len(aliases) and not locations:
        aliases = aliases if _texts_have_locations(document.module) else unplaced
    parts = [f"{name} = {text}\n" for name, text in aliases.items()]
    printer = _Printer(generic=generic, locations=locations, apart=apart)
    printer.run(document.module)
    parts += [*printer.out, "\n\n"]
    parts += [f"{section}\n" for section in document.sections]
    return parts


def print_operation(op: Operation, *, generic: bool = False) -> str:
    """The text of one op with all that is nested in it, names as in its function."""
    printer = _Printer(generic=generic, locations=False)
    printer.run(op)
    return "".join(printer.out)


class OperationPrinter:
    """Prints single ops of a larger one, with names as if that were printed as a whole."""

    def __init__(self, root: Operation, *, generic: bool = False) -> None:
        self._generic = generic
        self._names = Names(root, generic)

    def text(self, op: Operation) -> str:
        """The text of an op with all that is nested in it."""
        printer = _Printer(generic=self._generic, locations=False)
        printer.run(op, self._names)
        return "".join(printer.out)


def naming_root(op: Operation) -> Operation:
    """The op around an op in which names are unique."""
    found = op
    while found.parent_op is not None:
        found = found.parent_op
        if found.is_isolated:
            break
    return found


def print_in_place(op: Operation) -> str:
    """The text of one op in generic form, with all that is nested in it, named as around it."""
    return OperationPrinter(naming_root(op), generic=True).text(op)


def _texts_have_locations(module: Operation) -> bool:
    """True if a body that was passed over unread uses aliases of locations."""
    return any("loc(#" in (region.text or "") for op in module.walk() for region in op.regions)


@define
class _Printer:
    """Prints an op and what is nested in it; nesting is kept on a stack, of any depth."""

    generic: bool
    locations: bool
    apart: bool = True
    out: list[str] = field(factory=list)
    names: Names = field(init=False)
    _frames: dict[int, tuple[Template, Frame | None]] = field(factory=dict)  # by identity
    _made: dict[Any, Template | None] = field(factory=dict)
    _lines: dict[tuple[Form, bool], Line | None] = field(factory=dict)

    def run(self, op: Operation, names: Names | None = None) -> None:
        """Appends the op's text to `out`, values named by `names` where it is given."""
        self.names = Names(op, self.generic) if names is None else names
        stack = [self._op(op, "")]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
            else:
                stack.append(following)

    def _op(self, op: Operation, indent: str) -> Iterator[Iterator]:  # type: ignore[type-arg]
        """Prints an op; yields a printer for each nested op, to be run before going on."""
        out, names = self.out, self.names
        if op.results:
            out.append(names.results(op))
        template, is_custom = self._template(op)
        hidden = op.definition.implicit_terminator if is_custom and op.definition else None
        frame = self._frame(op, template)
        if frame is not None:
            region = op.regions[0]
            arguments = region.entry.arguments if region.entry is not None else []
            known = names.all([*op.operands, *arguments])
            out.append(frame.head.text % frame.head.operands(known))
            yield from self._region(
                region, frame.slot, None if frame.slot.ended else hidden, indent
            )
            out.append(frame.tail.text % frame.tail.operands(known))
            template = ()
        for piece in template:
            if isinstance(piece, str):
                out.append(piece)
            elif isinstance(piece, OperandSlot):
                out.append(names.of(op.operands[piece.number]))
            elif isinstance(piece, RegionSlot):
                left_out = None if piece.ended else hidden
                yield from self._region(op.regions[piece.number], piece, left_out, indent)
            elif isinstance(piece, ArgumentSlot):
                out.append(names.of(_argument(op, piece)))
            elif isinstance(piece, LocationSlot):
                out.append(self._location(_argument(op, piece)))
            elif isinstance(piece, SuccessorSlot):
                out.append(names.block(op.successors[piece.number]))
            elif isinstance(piece, LineBreak):
                out.append("\n" + indent + _INDENT * piece.depth)
        if self.locations and op.location is not None:
            out.append(f" {op.location}")

    def _frame(self, op: Operation, template: Template) -> Frame | None:
        """A template as a frame, which is quicker to fill in where there are many operands."""
        if len(op.regions) != 1 or len(op.operands) < _MANY:
            return None
        found = self._frames.get(id(template))
        if found is None:
            found = self._frames[id(template)] = (template, frame_of(template, len(op.operands)))
        return found[1]

    def _location(self, argument: Value) -> str:
        """The location of an argument with a blank before it, "" where it is not printed."""
        if not self.locations or argument.location is None:
            return ""
        return f" {argument.location}"

    def _template(self, op: Operation) -> tuple[Template, bool]:
        """An op's template, and whether it is that of its custom form."""
        if op.form.text is not None:
            return op.form.text, False
        # A body that was passed over is in custom form, which an op in generic form cannot hold.
        generic = self.generic and all(region.text is None for region in op.regions)
        template = None if generic else custom_template(op, self._made, self.apart)
        return (generic_template(op), False) if template is None else (template, True)

    def _line(self, op: Operation) -> str | None:
        """An op on a line of its own; None for an op that takes more than the names of operands."""
        if op.regions or op.successors:
            return None
        form = op.form
        short = bool(op.definition and op.definition.mnemonics) and is_at_home(op)
        known = (form, short)
        try:
            line = self._lines[known]
        except KeyError:
            key = ("line", self.generic, short, self.apart)
            line = self._lines[known] = form.memo(key, lambda: self._make_line(op, key))
        if line is None:
            return None
        text = line.text % line.operands(self.names.all(op.operands))
        if op.results:
            text = self.names.results(op) + text
        return f"{text} {op.location}" if self.locations and op.location is not None else text

    def _make_line(self, op: Operation, key: tuple[Any, ...]) -> Line | None:
        kin = None if self.generic else op.form.kin
        if kin is None:
            return line_of(self._template(op)[0])
        form, words = kin
        line: Line | None = form.memo(key, lambda: line_of(self._template(with_form(op, form))[0]))
        if line is None:
            return None
        fill = form.memo(("fill", key), lambda: filler(line.text, words))
        return Line(fill([word.replace("%", "%%") for word in words]), line.operands)

    def _region(
        self, region: Region, slot: RegionSlot, hidden: str | None, indent: str
    ) -> Iterator[Iterator]:  # type: ignore[type-arg]
        out = self.out
        if region.text is not None:
            out.append(region.text)
            return
        out.append("{\n")
        inner = indent + _INDENT
        for index, block in enumerate(region.blocks):
            labelled = not slot.bare and (block.arguments or block.first is None)
            if index or labelled or self.names.is_named(block):
                self._label(block, indent)
            for nested in block:
                if nested.name == hidden and nested is block.last and _says_nothing(nested):
                    continue
                line = self._line(nested)
                if line is not None:
                    out.append(f"{inner}{line}\n")
                    continue
                out.append(inner)
                yield self._op(nested, inner)
                out.append("\n")
        out.append(indent + "}")

    def _label(self, block: Block, indent: str) -> None:
        names = self.names
        arguments = ", ".join(
            f"{names.of(a)}: {a.type}{self._location(a)}" for a in block.arguments
        )
        head = f"({arguments})" if block.arguments else ""
        comment = names.predecessors(block)
        self.out.append(f"{indent}{names.block(block)}{head}:{comment}\n")


def _argument(op: Operation, slot: ArgumentSlot | LocationSlot) -> Value:
    entry = op.regions[slot.region].entry
    assert entry is not None
    return entry.arguments[slot.number]


def _says_nothing(terminator: Operation) -> bool:
    return not terminator.operands and not terminator.attributes
