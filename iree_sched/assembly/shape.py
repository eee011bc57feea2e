"""Where the parts of an op stand among its tokens.

Ops whose tokens have the same kinds and the same keywords have one shape, whatever values, symbols,
types or attributes they name. So each shape is parsed once, and the ops are made from it.
"""

from __future__ import annotations

from iree_sched.classes import define, field, frozen
from iree_sched.ir import OpDefinition
from iree_sched.syntax.tree import Token

Span = tuple[int, int]  # first and last token


@frozen(eq=True)
class OperandType:
    """The type of an operand, by group and position in it."""

    group: str
    index: int


ArgumentType = Span | str | OperandType


@define
class Signature:
    """A function's arguments and results.

    Attributes:
      arguments: per argument the token that names it (None in a declaration without names), its
        type as a span or ready text, and the token of its attribute dictionary or None.
      results: per result the token that names the argument it is tied to or None, the span of its
        type (None: the argument's), and the token of its attribute dictionary or None.
    """

    arguments: list[tuple[int | None, Span | str, int | None]] = field(factory=list)
    results: list[tuple[int | None, Span | None, int | None]] = field(factory=list)


@define
class Shape:
    """Parts of an op by token index.

    Attributes:
      definition: what the op is; None in generic form until the name is looked up.
      operands: operand group to the tokens that name its values.
      operand_types, result_types: group to the types that are spelled, as spans or ready text.
      ties: for each result of the `tied_operands` kind, the token that names the operand it is tied
        to (None: not tied) and the span of its type (None: the operand's).
      tied_names: tokens that must name the same value as the single operand of a group.
      attributes: attribute name to its value, as a span of tokens or as ready text.
      composed: attribute name to the pieces (spans or ready text) that make up its value.
      dictionaries: tokens that are attribute dictionaries.
      arguments: per region, tokens that name entry block arguments with their types: where they
        stand, as ready text, or as that of an operand.
      signature: arguments and results of a function, None for other ops.
      bodies: tokens that are regions.
      successors: tokens that name successor blocks.
    """

    definition: OpDefinition | None
    operands: dict[str, list[int]] = field(factory=dict)
    operand_types: dict[str, list[Span | str]] = field(factory=dict)
    result_types: dict[str, list[Span | str]] = field(factory=dict)
    ties: list[tuple[int | None, Span | None]] | None = None
    tied_names: list[tuple[str, int]] = field(factory=list)
    attributes: dict[str, Span | str] = field(factory=dict)
    composed: dict[str, list[Span | str]] = field(factory=dict)
    dictionaries: list[int] = field(factory=list)
    arguments: list[tuple[int, list[tuple[int, ArgumentType]]]] = field(factory=list)
    signature: Signature | None = None
    bodies: list[int] = field(factory=list)
    successors: list[int] = field(factory=list)

    @property
    def tie_tokens(self) -> list[int | None]:
        """Per result that can be tied, the token that names what it is tied to."""
        if self.signature is not None:
            return [tied for tied, _, _ in self.signature.results]
        return [tied for tied, _ in self.ties or ()]

    def tie_targets(self) -> list[int | None]:
        """The tokens among whose names those of `tie_tokens` are looked up."""
        if self.signature is not None:
            return [name for name, _, _ in self.signature.arguments]
        assert self.definition is not None
        return list(self.operands.get(self.definition.tied_operands or "", ()))

    def add_operand(self, group: str, token: Token) -> None:
        """Notes the next value of an operand group."""
        self.operands.setdefault(group, []).append(token.line)

    def add_argument(self, token: Token, type: ArgumentType) -> None:
        """Notes the next argument of the region that comes next."""
        region = len(self.bodies)
        if not self.arguments or self.arguments[-1][0] != region:
            self.arguments.append((region, []))
        self.arguments[-1][1].append((token.line, type))

    def add_type(self, group: str, span: Span | str, *, result: bool) -> None:
        """Notes the next type of a group."""
        types = self.result_types if result else self.operand_types
        types.setdefault(group, []).append(span)
