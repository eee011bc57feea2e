"""Ops that no grammar describes: kept as text, with slots for what can be renamed."""

from __future__ import annotations

from iree_sched.assembly.scope import Scope
from iree_sched.assembly.slots import (
    ArgumentSlot,
    OperandSlot,
    Piece,
    RegionSlot,
    SuccessorSlot,
)
from iree_sched.ir import Block, Form, Operation, Value
from iree_sched.syntax.raw import RawOp
from iree_sched.syntax.tokens import Token


def carry(text: str, raw: RawOp, scope: Scope) -> tuple[Operation, dict[int, list[Token]]]:
    """Makes an operation that prints as it was read; returns names it declares by region too.

    A name that nothing defines yet is taken for an argument of the region that comes next, if there
    is one: custom forms such as `scf.for %i = ...` declare arguments so. Types stay unknown.

    Raises:
      DiagnosticError: an op without regions uses a name that nothing defines.
    """
    carrier = _Carrier(text, raw, scope)
    pieces = [carrier.piece(token) for token in raw.tokens]
    word = text[raw.tokens[0].start : raw.tokens[0].end].strip('"')
    form = Form(
        name=word,
        operand_types=("",) * len(carrier.operands),
        result_types=("",) * sum(count for _, count, _ in raw.results),
        region_count=len(raw.regions),
        segments=(len(carrier.operands),),
        text=tuple(carrier.with_space(pieces)),
    )
    op = Operation(form, carrier.operands, successors=carrier.successors, offset=raw.start)
    return op, {region: list(names.values()) for region, names in carrier.arguments.items()}


class _Carrier:
    """Collects what an op uses while its tokens are walked."""

    def __init__(self, text: str, raw: RawOp, scope: Scope) -> None:
        self.text = text
        self.raw = raw
        self.scope = scope
        self.operands: list[Value] = []
        self.successors: list[Block] = []
        self.arguments: dict[int, dict[str, Token]] = {}  # by region
        self.parameters: set[str] = set()  # of a declaration, which nothing else sees
        self.regions = 0

    def piece(self, token: Token) -> Piece:
        """What to print for a token."""
        if token.kind == "SSA":
            return self._name(token)
        if token.kind == "BLOCK":
            self.successors.append(self.scope.label(self._text(token)[1:], token.start))
            return SuccessorSlot(len(self.successors) - 1)
        if token.kind == "REGION":
            self.regions += 1
            first = self.raw.regions[self.regions - 1].blocks
            labelled = bool(first and first[0].label)
            return RegionSlot(self.regions - 1, bare=not labelled)
        return self._text(token)

    def with_space(self, pieces: list[Piece]) -> list[Piece]:
        """The pieces with the white space that stood between them (line breaks become blanks)."""
        spaced: list[Piece] = []
        tokens = self.raw.tokens
        for index, piece in enumerate(pieces):
            if index and tokens[index - 1].end != tokens[index].start:
                spaced.append(" ")
            spaced.append(piece)
        return _joined(spaced)

    def _name(self, token: Token) -> Piece:
        name = self._text(token)[1:]
        declared = self.arguments.setdefault(self.regions, {})
        more = self.regions < len(self.raw.regions)
        if name not in declared and more and not self.scope.sees(name):
            declared[name] = token
        if name in declared:
            return ArgumentSlot(self.regions, list(declared).index(name))
        if name in self.parameters or self._is_declaration(token):
            self.parameters.add(name)
            return self._text(token)
        self.operands.append(self.scope.use(name, "", token.start))
        return OperandSlot(len(self.operands) - 1)

    def _is_declaration(self, token: Token) -> bool:
        """True for a name in the signature of a symbol without a body: `@f(%arg0: i32)`."""
        if self.scope.sees(self._text(token)[1:]):
            return False
        tokens = self.raw.tokens
        at = tokens.index(token)
        followed = at + 1 < len(tokens) and self._text(tokens[at + 1]) == ":"
        return followed and any(earlier.kind == "SYMBOL" for earlier in tokens[:at])

    def _text(self, token: Token) -> str:
        return self.text[token.start : token.end]


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbouring texts as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and joined and isinstance(joined[-1], str):
            joined[-1] += piece
        else:
            joined.append(piece)
    return joined
