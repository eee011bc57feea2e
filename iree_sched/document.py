"""A file of IR: its module, and what stands around it."""

from __future__ import annotations

from iree_sched.classes import define, field
from iree_sched.diagnostics import Source
from iree_sched.ir import Operation


@define
class Document:
    """A parsed file.

    Attributes:
      source: the text it was parsed from; carried text and diagnostics point into it.
      module: the `builtin.module`; made up around the ops of a file that has none.
      aliases: attribute and type aliases, name with `#` or `!` to text, in order.
      sections: metadata sections `{-# ... #-}` as text.
    """

    source: Source
    module: Operation
    aliases: dict[str, str] = field(factory=dict)
    sections: list[str] = field(factory=list)
