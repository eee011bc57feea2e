"""What an op definition can say.

The definitions themselves stand in `iree_sched.dialects`, one place per op: everything the parser,
the printer, the analyses and the passes know of an op they read from its `OpDefinition`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping

from iree_sched.classes import field, frozen
from iree_sched.namedtuples import NamedTuple


class Arity(enum.Enum):
    """How many values an operand or result group holds."""

    ONE = "one"
    OPTIONAL = "optional"
    VARIADIC = "variadic"


class Effects(enum.Enum):
    """Memory effects of an op, as MLIR's side effect interfaces report them."""

    PURE = "pure"  # no effects at all: may be erased when unused, folded and deduplicated
    ALLOCATE = "allocate"  # allocates its results only: may be erased when unused
    UNUSED_ONLY = (
        "unused-only"  # may be erased when unused (IREE's ElideUnusedOp), not deduplicated
    )
    READ = "read"  # reads memory: may be erased when unused
    RECURSIVE = "recursive"  # exactly the effects of the ops in its regions
    UNKNOWN = "unknown"  # writes, or has not said: never erased, never reordered


class CloneToConsumers(enum.Enum):
    """Whether an op is cheaper to recompute in each consumer than to carry across regions."""

    NEVER = "never"
    ALWAYS = "always"
    WITHOUT_RESOURCES = "without-resources"  # only when no operand is a stream resource


class AccessKind(enum.Enum):
    """How an access touches its range."""

    READ = "read"
    WRITE = "write"


class Access(NamedTuple):
    """One range of a resource that an op touches, each end named by an operand group.

    `value` names an operand or result group. `start` is None for offset 0. `end` and `length`
    name operands that hold bytes. Mirrors IREE's AsyncAccessRange (Stream/IR/StreamTypes.h).
    """

    kind: AccessKind
    value: str
    start: str | None
    end: str
    length: str


@frozen
class OperandRanges:
    """Accesses of an op that takes a variadic list of resources, each with a range or whole.

    Each resource in `operands` is read, and also written where a result is tied to it; results
    that are not tied are written whole. `starts`, `ends` and `lengths` name the operand groups
    that hold one range per resource operand, or are None where operands are accessed whole.
    """

    operands: str
    results: str
    starts: str | None = None
    ends: str | None = None
    lengths: str | None = None


class Enum(NamedTuple):
    """An attribute that is an integer in the generic form and words in the custom form.

    Attributes:
      type: the integer's type.
      values: word to integer, in the order in which words are printed.
      bits: the integer is a set of bits, words stand as `"TransferSource|TransferTarget"`.
    """

    type: str
    values: Mapping[str, int]
    bits: bool = False

    def words(self, number: int) -> str | None:
        """The words for a number, None if there are none."""
        if not self.bits or number == 0:
            found = (word for word, value in self.values.items() if value == number)
            word = next(found, None)
            return f'"{word}"' if self.bits and word else word
        parts = [word for word, value in self.values.items() if value and value & number == value]
        covered = 0
        for word in parts:
            covered |= self.values[word]
        return f'"{"|".join(parts)}"' if covered == number else None

    def number(self, words: str) -> int | None:
        """The number for words, None if one of them is unknown."""
        number = 0
        for word in words.strip('"').split("|"):
            value = self.values.get(word.strip())
            if value is None:
                return None
            number |= value
        return number


class ValueGroup(NamedTuple):
    """A named operand or result of an op: one value, an optional one, or a list.

    `type` is the type that every value of the group has unless the custom form spells another, None
    where the op does not fix one.
    """

    name: str
    arity: Arity = Arity.ONE
    type: str | None = None


class Forwarding(NamedTuple):
    """Values that an op hands on to its regions and results (MLIR's RegionBranchOpInterface).

    Attributes:
      region: region at whose end they are handed on, None for the op itself when it is entered.
      operands: operand group that holds them: of the terminator of the region, or of the op.
      targets: what may receive them: regions, as the last arguments of their entry blocks, and
        result groups.
    """

    region: str | None
    operands: str
    targets: tuple[str, ...]


@frozen  # what they generate for forty fields takes 3 ms
class OpDefinition:
    """What an op is: its shape, its meaning for scheduling, and the traits that passes ask for.

    Attributes:
      name: full name, `stream.async.clone`.
      operands, results: value groups in the order of the generic form.
      attributes: names of the inherent attributes (everything else in a dictionary is discardable).
      regions: names of the regions; with a `*` behind the last where there are any number of it,
        with a `?` behind one that may be without blocks where others have one.
      effects: memory effects of the op itself.
      pure_if: attribute whose presence makes the op pure, whatever `effects` says, or None.
      terminator, constant_like, isolated, symbol, symbol_table: the MLIR traits of these names.
      commutative: operands may change places; constants are kept last (MLIR's IsCommutative).
      single_block: every region has exactly one block.
      graph_region: order in its regions is free, as in a module.
      implicit_terminator: name of the terminator that custom forms leave out, or None.
      successors: the op may end a block with successors.
      successor_segments: inherent attribute with how many operands of the last group each successor
        behind the first is handed, None where each successor has a group of its own.
      streamable: may stand in an execute region (IREE's StreamableOpInterface).
      metadata: slices or allocates rather than works (StreamableOpInterface::isMetadata).
      clone_to_consumers: StreamableOpInterface::preferCloneToConsumers.
      affinity: name of the attribute that says where it runs, or None.
      await_timepoints: name of the operand group it waits for, or None.
      result_timepoint: name of the result that signals its completion, or None.
      sizes: operand or result group to the operand group that holds its sizes in bytes. For
        variadic groups one size belongs to each stream resource, in order.
      ties: result group to the operand group it is tied to, for ops whose ties are fixed.
      tied_operands: operand group that the `tied_operands` attribute indexes, or None.
      accesses: resource ranges touched by the op; None when it does not say.
      same_types: sets of operand and result groups whose values have the same type; lists of the
        same length pairwise, in order.
      derived_types: operand or result group, or attribute that holds a type, to what the type
        follows from where it is not spelled: `i1 like lhs` (the shape of another group's type),
        `element of list`, `same as target`, `type of value` (of an attribute).
      defaults: inherent attributes with a default, name to its canonical text; custom forms leave
        an attribute out where it has the default.
      rows: inherent attribute that is a list to the group of which it has an element for each
        value; a group that stands twice has two.
      result_names: hint for the names of results in printed IR, by result group. `{name}` in a
        hint stands for the text of that attribute. A hint names the first value of its group.
      mnemonics: other spellings of the name in custom form, such as `return` for `func.return`.
      parents: names of the ops in whose regions it may stand directly; empty: any.
      returns: its operands are the results of the function around it.
      enums: inherent attributes that are enums, or lists of them. The IR holds keywords.
      integer_types: inherent integer attribute to its type, where custom forms write just the
        number.
      forwardings: how values flow between the op, its regions and its results.
      prefixes: inherent attribute to the start of its text that custom forms leave out, such as
        `#arith.fastmath` of `#arith.fastmath<fast>`.
      opaque: the op's region is never read; it passes through as text.
      segment_attributes: the op carries `operandSegmentSizes`. An op that does not, yet has several
        groups that are not of one value, has the same number of values in each of them.
    """

    name: str
    operands: tuple[ValueGroup, ...] = ()
    results: tuple[ValueGroup, ...] = ()
    attributes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    effects: Effects = Effects.UNKNOWN
    pure_if: str | None = None
    terminator: bool = False
    constant_like: bool = False
    commutative: bool = False
    isolated: bool = False
    symbol: bool = False
    symbol_table: bool = False
    single_block: bool = False
    graph_region: bool = False
    implicit_terminator: str | None = None
    successors: bool = False
    successor_segments: str | None = None
    streamable: bool = False
    metadata: bool = False
    clone_to_consumers: CloneToConsumers = CloneToConsumers.NEVER
    affinity: str | None = None
    await_timepoints: str | None = None
    result_timepoint: str | None = None
    sizes: Mapping[str, str] = field(factory=dict)
    ties: Mapping[str, str] = field(factory=dict)
    tied_operands: str | None = None
    accesses: tuple[Access, ...] | OperandRanges | None = None
    same_types: tuple[tuple[str, ...], ...] = ()
    derived_types: Mapping[str, str] = field(factory=dict)
    defaults: Mapping[str, str] = field(factory=dict)
    rows: Mapping[str, str] = field(factory=dict)
    result_names: Mapping[str, str] = field(factory=dict)
    mnemonics: tuple[str, ...] = ()
    segment_attributes: bool = False
    parents: tuple[str, ...] = ()
    returns: bool = False
    enums: Mapping[str, Enum] = field(factory=dict)
    integer_types: Mapping[str, str] = field(factory=dict)
    prefixes: Mapping[str, str] = field(factory=dict)
    opaque: bool = False
    forwardings: tuple[Forwarding, ...] = ()
    operand_index: Mapping[str, int] = field(init=False, eq=False, repr=False)
    result_index: Mapping[str, int] = field(init=False, eq=False, repr=False)

    @operand_index.default
    def _index_operands(self) -> Mapping[str, int]:
        return {group.name: index for index, group in enumerate(self.operands)}

    @result_index.default
    def _index_results(self) -> Mapping[str, int]:
        return {group.name: index for index, group in enumerate(self.results)}
