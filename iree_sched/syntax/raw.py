"""The parts of a file as text: ops, blocks and regions before any op is understood."""

from __future__ import annotations

from iree_sched.classes import define, field
from iree_sched.syntax.lines import RawLine, Skeleton
from iree_sched.syntax.tokens import Token


@define
class RawOp:
    """One op as tokens.

    Attributes:
      start, end: offsets of its text.
      results: result names without `%`, with how many values each stands for.
      tokens: what follows the results. A region is one token of kind REGION, `{}` one of kind
        EMPTY, an attribute dictionary one of kind DICTIONARY, a skipped body one of kind OPAQUE,
        the `loc(...)` of an argument one of kind LOCATION.
      regions: the regions in order.
      location: span of the text of a trailing `loc(...)`.
      skeleton: what lines like it have in common, None where there can be none.
    """

    start: int
    end: int = -1
    results: list[tuple[str, int, int]] = field(factory=list)
    tokens: list[Token] = field(factory=list)
    regions: list[RawRegion] = field(factory=list)
    location: tuple[int, int] | None = None
    skeleton: Skeleton | None = None


@define
class RawBlock:
    """A block: the tokens of its label (empty for an unlabelled entry block) and its ops.

    An op on a line whose like was there before is a `RawLine`.
    """

    start: int
    label: list[Token] = field(factory=list)
    ops: list[RawOp | RawLine] = field(factory=list)


@define
class RawRegion:
    """A region between `{` and `}`."""

    start: int
    end: int = -1
    blocks: list[RawBlock] = field(factory=list)


@define
class RawFile:
    """A file: alias definitions (name to span of the value), ops, and metadata sections."""

    aliases: list[tuple[str, int, int, int]] = field(factory=list)
    body: RawRegion = field(factory=lambda: RawRegion(0))
    sections: list[tuple[int, int]] = field(factory=list)
