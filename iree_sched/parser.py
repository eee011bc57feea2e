"""Text to IR."""

from __future__ import annotations

import functools
from collections.abc import Iterator

from iree_sched import dialects
from iree_sched.assembly.carried import carry
from iree_sched.assembly.forms import argument_type, dictionary_fault
from iree_sched.assembly.opreader import Entry, OpReader, TieError, located
from iree_sched.assembly.repeats import Repeat, akin_repeat, repeat
from iree_sched.assembly.scope import Scope
from iree_sched.assembly.shape import Shape
from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Source, error
from iree_sched.dialects.names import MODULE
from iree_sched.document import Document
from iree_sched.ir import Block, Form, Operation, Region, Value
from iree_sched.syntax import grammar
from iree_sched.syntax.lines import RawLine, Skeleton
from iree_sched.syntax.outline import outline, whole_op
from iree_sched.syntax.raw import RawBlock, RawFile, RawOp, RawRegion
from iree_sched.syntax.tokens import Token, one_line

# A name, its type, and the text of its location or None.
Argument = tuple[Token, str, str | None]
Arguments = dict[int, list[Argument]]  # per region
Body = RawRegion | str | None  # to be read, as text, or without blocks


def parse(
    source: Source, *, allow_unregistered: bool = False, faults: list[Diagnostic] | None = None
) -> Document:
    """Reads a file of IR, custom or generic form; ops without a grammar are carried as text.

    An op that is not defined in a dialect whose other ops are, a slip most likely, is refused
    unless `allow_unregistered` is set. `faults` is for a text in which something is wrong, and
    takes all of that; the document is without the ops that it is about.

    Raises:
      DiagnosticError: the text is not well-formed IR, in such a way that nothing can be read where
        there is somebody to take faults.
    """
    raw = outline(source.text, _opens_op, _is_opaque, faults)
    aliases = _aliases(source, raw)
    parser = _Parser(source, OpReader(source.text, aliases, allow_unregistered), faults)
    ops = [op for block in raw.body.blocks for op in block.ops]
    if len(ops) == 1 and _word(source.text, ops[0]) in ("module", MODULE, f'"{MODULE}"'):
        holder = Block()
        parser.run(raw.body, holder)
        module = holder.first
        assert module is not None
        holder.unlink(module)
    else:
        module = _implicit_module()
        parser.run(raw.body, module.regions[0].blocks[0])
    sections = [source.text[start:end] for start, end in raw.sections]
    return Document(source, module, aliases, sections)


def _opens_op(word: str) -> bool:
    return dialects.by_mnemonic(word) is not None or dialects.definition(word) is not None


def _is_opaque(name: str) -> bool:
    definition = dialects.definition(name)
    return definition is not None and definition.opaque


def _end(op: Operation, region: Region) -> None:
    """Adds the terminator that a custom form leaves out."""
    name = None if op.definition is None else op.definition.implicit_terminator
    if name is None or region.blocks[-1].terminator is not None:
        return
    region.blocks[-1].append(Operation.create(dialects.required(name), offset=op.offset))


def _word(text: str, op: RawOp | RawLine) -> str:
    if isinstance(op, RawLine):
        return ""
    return text[op.tokens[0].start : op.tokens[0].end]


def _implicit_module() -> Operation:
    module = Operation.create(dialects.required(MODULE))
    module.regions[0].add_block()
    return module


def _placeholder(block: Block) -> Operation:
    """Stands for an op that is wrong, so that what it holds can be read."""
    op = Operation.create(dialects.required(MODULE))
    block.append(op)
    return op


def _aliases(source: Source, raw: RawFile) -> dict[str, str]:
    aliases: dict[str, str] = {}
    for name, start, end, offset in raw.aliases:
        if name in aliases:
            raise error(f"redefinition of attribute alias id '{name[1:]}'", offset)
        aliases[name] = one_line(source.text[start:end])
    return aliases


@define
class _Parser:
    """Makes operations from the outline; nesting is kept on a stack, so it may be of any depth."""

    source: Source
    reader: OpReader
    faults: list[Diagnostic] | None = None
    scope: Scope = field(factory=Scope)

    def run(self, body: RawRegion, block: Block) -> None:
        """Appends the ops of the top level, with all that is in them, to `block`."""
        self.scope.open_isolated()
        self.scope.open_labels()
        for raw_block in body.blocks:
            if raw_block.label:
                raise error("expected operation name in quotes", raw_block.start)
            for raw in raw_block.ops:
                whole = self._whole(raw) if isinstance(raw, RawLine) else raw
                self._op_with_nested(whole, block)
        self.scope.close()
        if self.scope.undeclared:
            raise DiagnosticError(*sorted(self.scope.undeclared, key=lambda d: d.offset))

    def _op_with_nested(self, raw: RawOp, block: Block) -> None:
        """Makes one op and everything in its regions, results becoming known behind them."""
        stack = [self._visit(raw, block)]
        while stack:
            following = next(stack[-1], None)
            if following is None:
                stack.pop()
            else:
                stack.append(self._visit(*following))

    def _visit(self, raw: RawOp, block: Block) -> Iterator[tuple[RawOp, Block]]:
        """Makes an op; yields the ops in its regions, each to be visited before going on."""
        try:
            op, bodies, arguments = self._make(raw, block)
        except DiagnosticError as reason:
            if self.faults is None:
                raise
            self.faults += reason.diagnostics
            if not raw.regions:
                return
            op, bodies, arguments = _placeholder(block), [raw.regions[0]], {}
        for index, body in enumerate(bodies):
            if body is None:
                continue
            if isinstance(body, str):
                op.regions[index].text = body
                continue
            self._open(op)
            blocks = self._blocks(body, op.regions[index], arguments.get(index, []))
            for raw_block, inner in blocks:
                for nested in raw_block.ops:
                    if not isinstance(nested, RawLine):
                        yield nested, inner
                    elif not self._repeat(nested, inner):
                        yield self._whole(nested), inner
            self.scope.close()
            _end(op, op.regions[index])
        self._name_results(raw, op)

    def _repeat(self, line: RawLine, block: Block) -> bool:
        """Makes an op as one with its skeleton was made before; returns False if there was none."""
        skeleton = line.skeleton
        if skeleton.reader is None and skeleton.akin is not None:
            skeleton.reader = self._akin(skeleton, skeleton.akin)
        op = None if skeleton.reader is None else skeleton.reader.make(line, self.scope)
        if op is None:
            return False
        block.append(op)
        return True

    def _akin(self, skeleton: Skeleton, akin: Skeleton) -> Repeat | None:
        """How to make the ops of a skeleton as those of another one, but for some words."""
        if akin.reader is None:
            return None
        model: Repeat = akin.reader
        form = self._worded(akin, model, skeleton)
        if form is not None:
            return Repeat(skeleton, model.entry, form, model.operands, model.raw)
        entry = self.reader.akin(model.entry, model.raw, skeleton)
        try:
            return None if entry is None else akin_repeat(skeleton, model, entry)
        except DiagnosticError:
            return None  # it is reported when the op is made from its tokens

    def _worded(self, akin: Skeleton, model: Repeat, skeleton: Skeleton) -> Form | None:
        """The form of ops with a skeleton as that of a model, but for some words."""
        if model.form is None:
            return None
        if not model.wordings:
            found = self.reader.wording(model.entry, model.raw, model.form, akin)
            model.wordings.append(found)
        wording = model.wordings[0]
        return None if wording is None else wording.make(skeleton.words)

    def _whole(self, line: RawLine) -> RawOp:
        """The tokens of an op on a line."""
        return whole_op(self.source.text, line, _opens_op, _is_opaque)

    def _open(self, op: Operation) -> None:
        if op.is_isolated:
            self.scope.open_isolated()
        else:
            self.scope.open()
        self.scope.open_labels()

    # --- one op ---

    def _make(self, raw: RawOp, block: Block) -> tuple[Operation, list[Body], Arguments]:
        """Makes an op without the contents of its regions; returns these and their arguments."""
        try:
            entry = self.reader.read(raw)
            if entry.shape is None:
                op, arguments = self._carried(raw, block)
                return op, list(raw.regions), arguments
            op, arguments = self._structured(raw, entry, block)
            return op, self._bodies(raw, entry.shape), arguments
        except DiagnosticError as caught:
            raise located(caught, self._fault(raw)) from None
        except TieError as caught:
            raise error(str(caught), raw.tokens[caught.token].start) from None

    def _fault(self, raw: RawOp) -> int:
        """Where an op is wrong of which that is not known: in a dictionary, most likely."""
        for token in raw.tokens:
            if token.kind == "DICTIONARY":
                at = dictionary_fault(self.source.text[token.start : token.end])
                if at is not None and at >= 0:
                    return token.start + at
        return raw.tokens[0].start

    def _structured(self, raw: RawOp, entry: Entry, block: Block) -> tuple[Operation, Arguments]:
        shape = entry.shape
        assert shape is not None
        form = entry.form(functools.partial(self._text, raw.tokens))
        if raw.skeleton is not None and raw.skeleton.reader is None:
            raw.skeleton.reader = repeat(raw.skeleton, entry, raw, form)
        operands = [
            self._use(raw.tokens[token], type)
            for token, type in zip(entry.operands, form.operand_types, strict=True)
        ]
        self._check_tied_names(raw, entry)
        successors = [self._successor(raw.tokens[token]) for token in shape.successors]
        op = Operation(
            form,
            operands,
            successors=successors,
            offset=raw.tokens[0].start,
            location=self._location(raw),
        )
        block.append(op)
        span_text = functools.partial(self.reader.span_text, raw.tokens)
        arguments = {
            region: [
                (
                    raw.tokens[name],
                    argument_type(type, form, span_text),
                    self._argument_location(raw.tokens, name),
                )
                for name, type in named
            ]
            for region, named in shape.arguments
        }
        self._check_results(raw, op)
        return op, arguments

    def _bodies(self, raw: RawOp, shape: Shape) -> list[Body]:
        """The regions of an op in order: read, or as text where they are passed over.

        In generic form `{}` is a region without blocks (None), in custom form one with an empty
        block.
        """
        found = {region.start: region for region in raw.regions}
        is_generic = raw.tokens[0].kind == "STRING"
        bodies: list[Body] = []
        for index in shape.bodies:
            token = raw.tokens[index]
            if token.kind == "REGION":
                bodies.append(found[token.start])
            elif token.kind == "EMPTY":
                bodies.append(None if is_generic else RawRegion(token.start, token.end))
            else:
                bodies.append(self.source.text[token.start : token.end])
        return bodies

    def _carried(self, raw: RawOp, block: Block) -> tuple[Operation, Arguments]:
        op, declared = carry(self.source.text, raw, self.scope)
        op.location = self._location(raw)
        block.append(op)
        return op, {region: [(n, "", None) for n in names] for region, names in declared.items()}

    def _check_tied_names(self, raw: RawOp, entry: Entry) -> None:
        assert entry.shape is not None
        for group, token in entry.shape.tied_names:
            named = self._text(raw.tokens, token)
            target = self._text(raw.tokens, entry.shape.operands[group][0])
            if named != target:
                message = f"tied result must name the operand '{target}', not '{named}'"
                raise error(message, raw.tokens[token].start)

    def _check_results(self, raw: RawOp, op: Operation) -> None:
        named = sum(count for _, count, _ in raw.results)
        if raw.results and named != len(op.results):
            message = (
                f"operation defines {len(op.results)} results but was provided {named} to bind"
            )
            raise error(message, raw.start)

    # --- names ---

    def _text(self, tokens: list[Token], index: int) -> str:
        token = tokens[index]
        return self.source.text[token.start : token.end]

    def _name(self, token: Token) -> str:
        return self.source.text[token.start + 1 : token.end]

    def _use(self, token: Token, type: str) -> Value:
        return self.scope.use(self._name(token), type, token.start)

    def _successor(self, token: Token) -> Block:
        return self.scope.label(self._name(token), token.start)

    def _location(self, raw: RawOp) -> str | None:
        if raw.location is None:
            return None
        start, end = raw.location
        return self.source.text[start:end]

    def _argument_location(self, tokens: list[Token], name: int) -> str | None:
        """The location that follows an argument's name before the next name, if there is one."""
        for index in range(name + 1, len(tokens)):
            if tokens[index].kind == "LOCATION":
                return self._text(tokens, index)
            if tokens[index].kind == "SSA":
                return None
        return None

    def _name_results(self, raw: RawOp, op: Operation) -> None:
        at = 0
        for name, count, offset in raw.results:
            values = op.results[at : at + count]
            at += count
            self.scope.define(name, values, offset)

    # --- blocks ---

    def _blocks(
        self, region: RawRegion, target: Region, arguments: list[Argument]
    ) -> Iterator[tuple[RawBlock, Block]]:
        """Makes the blocks of a region one by one, each when its turn has come."""
        raw_blocks = region.blocks or [RawBlock(region.start)]
        for index, raw in enumerate(raw_blocks):
            block = self._labelled(raw) if raw.label else Block()
            target.add_block(block)
            if index == 0:
                for token, type, location in arguments:
                    self._argument(block, token, type, location)
            yield raw, block

    def _labelled(self, raw: RawBlock) -> Block:
        tree = grammar.load("core").parse("block_label", self.source.text, raw.label)
        block = self.scope.define_label(self._name(raw.label[0]), raw.label[0].start)
        for declaration in tree.find("argument_declaration"):
            tokens = {token.type: token for token in declaration.tokens()}
            name = raw.label[tokens["SSA"].line]
            location = str(tokens["LOCATION"]) if "LOCATION" in tokens else None
            self._argument(block, name, str(tokens["TYPE"]), location)
        return block

    def _argument(self, block: Block, token: Token, type: str, location: str | None) -> None:
        value = block.add_argument(type)
        value.location = location
        self.scope.define(self._name(token), [value], token.start)
