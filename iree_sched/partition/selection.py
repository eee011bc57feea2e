"""How a partitioner is asked for: its name, with options in braces, `narrow{width=2 deep}`.

That is the value of the option `partitioner` of both scheduling passes. An attribute in the IR says
the same as a dictionary, see `configuration.py`.
"""

from __future__ import annotations

from typing import ClassVar

from iree_sched.classes import field, frozen
from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Partitioner
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passoptions import make_with_options
from iree_sched.pipeline import OptionText, closing_brace, parse_options, quote_option
from iree_sched.spelling import did_you_mean

DEFAULT = "reference"


@frozen(eq=True)
class Selection:
    """A partitioner and options for it, not yet looked up.

    Attributes:
      name: the partitioner's name.
      options: what it is given.
      offset: where the name stands in the diagnosed source, -1 where there is none.
      beside: names that may stand beside the options where they were written.
    """

    placeholder: ClassVar[str] = "partitioner"  # in help, for a value of this type

    name: str = DEFAULT
    options: tuple[OptionText, ...] = ()
    offset: int = field(default=-1, eq=False)
    beside: tuple[str, ...] = field(default=(), eq=False)

    @classmethod
    def from_text(cls, text: str, offset: int = -1) -> Selection:
        """Reads `name` or `name{option=value ...}` that starts at `offset`.

        Raises:
          ValueError: it is neither.
          DiagnosticError: what is in the braces are no options.
        """
        name, brace, _ = text.partition("{")
        if not name or name != name.strip():
            raise ValueError(f"'{text}' is no partitioner! Try name or name{{option=value}}")
        if not brace:
            return cls(name, (), offset)
        if closing_brace(text, len(name)) != len(text) - 1:
            raise ValueError(f"'{text}' does not end in the brace that closes its options")
        start = len(name) + 1
        inner = offset + start if offset >= 0 else 0
        return cls(name, tuple(parse_options(text[start:-1], inner)), offset)

    def make(self, kind: Kind, registry: PartitionerRegistry) -> Partitioner:
        """The partitioner with its options.

        Raises:
          DiagnosticError: there is none of this name, or its options are wrong.
        """
        found = registry.find(kind, self.name)
        if found is None:
            raise self._unknown(kind, registry)
        subject = f"{kind.value} partitioner '{self.name}'"
        about = f"option '{{}}' of {subject}"
        return make_with_options(found, self.options, subject, self.offset, about, self.beside)

    def _unknown(self, kind: Kind, registry: PartitionerRegistry) -> DiagnosticError:
        known = list(registry.partitioners(kind))
        listed = [note(f"known are: {', '.join(known)}", self.offset)]
        [other] = (each for each in Kind if each is not kind)
        if registry.find(other, self.name) is not None:
            listed.insert(0, note(f"'{self.name}' is {other.described} partitioner", self.offset))
        hints = did_you_mean(self.name, known, self.offset) or listed
        return error(f"no {kind.value} partitioner is named '{self.name}'", self.offset, hints)

    def __str__(self) -> str:
        shown = " ".join(
            option.name if option.value is None else f"{option.name}={quote_option(option.value)}"
            for option in self.options
        )
        return f"{self.name}{{{shown}}}" if shown else self.name
