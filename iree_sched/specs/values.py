"""Attributes of rules as values, each with its place in the source, and back to text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from iree_sched.classes import evolve, field, frozen
from iree_sched.diagnostics import Diagnostic, Severity, Source, error
from iree_sched.syntax.attributes import (
    UNIT,
    parse_integer,
    parse_string,
    print_dictionary,
    print_string,
)
from iree_sched.syntax.nesting import BRACKETS, too_deep
from iree_sched.syntax.tokens import next_token, skip_space


@frozen
class Place:
    """An offset in a source."""

    source: Source = field(eq=False)
    offset: int

    def __str__(self) -> str:
        line, column = self.source.position(self.offset)
        return f"{self.source.name}:{line}:{column}"

    def diagnostic(self, severity: Severity, message: str, *notes: Diagnostic | None) -> Diagnostic:
        """What is to be said about this place."""
        found = tuple(note for note in notes if note is not None)
        return Diagnostic(severity, message, self.offset, found, self.source)

    def error(self, message: str, *notes: Diagnostic | None) -> Diagnostic:
        """An error at this place."""
        return self.diagnostic(Severity.ERROR, message, *notes)

    def note(self, message: str) -> Diagnostic:
        """A note about this place."""
        return self.diagnostic(Severity.NOTE, message)


@frozen(eq=True)
class Value:
    """An attribute.

    Attributes:
      data: a string, number or truth value; None for a unit attribute; a tuple for an array, a
        mapping for a dictionary.
      place: where it stands.
      key: where its name stands, for an entry of a dictionary.
      text: the attribute as MLIR prints it.
      is_other: it is of another kind, which only `text` holds.
    """

    data: str | int | float | bool | tuple[Value, ...] | Mapping[str, Value] | None
    place: Place = field(eq=False)
    text: str
    is_other: bool = False
    key: Place | None = field(default=None, eq=False)

    @property
    def name_place(self) -> Place:
        """Where an entry of a dictionary starts."""
        return self.key or self.place

    @property
    def entries(self) -> Mapping[str, Value]:
        """The entries of a dictionary; none of anything else."""
        return self.data if isinstance(self.data, Mapping) else {}

    @property
    def strings(self) -> tuple[str, ...] | None:
        """A string, or the strings of an array of nothing else; None for anything else."""
        if self.is_other:
            return None
        listed = self.data if isinstance(self.data, tuple) else (self,)
        found = tuple(v.data for v in listed if isinstance(v.data, str) and not v.is_other)
        return found if len(found) == len(listed) else None


def read_value(source: Source, at: int, aliases: Mapping[str, str]) -> Value:
    """The attribute that starts at an offset.

    Raises:
      DiagnosticError: none does, which parsed IR has no such places for, or its brackets are too
        deep in one another, or an integer does not fit in 64 bits.
    """
    return _Reader(source, aliases, skip_space(source.text, at)).value()


def dictionary_text(entries: Mapping[str, Value]) -> str:
    """Entries as MLIR prints a dictionary."""
    return print_dictionary({name: value.text for name, value in entries.items()})


class _Reader:
    """Reads one attribute after the other; all that an alias stands for is where its name is."""

    def __init__(
        self,
        source: Source,
        aliases: Mapping[str, str],
        at: int,
        place: Place | None = None,
        depth: int = 0,
    ) -> None:
        self.source = source
        self.aliases = aliases
        self.at = at
        self.place = place
        self.depth = depth

    def value(self) -> Value:
        """The attribute at the current place."""
        self.depth += 1
        if self.depth > BRACKETS:
            raise too_deep(self._here().offset, BRACKETS)
        try:
            return self._value(self._here())
        finally:
            self.depth -= 1

    def _value(self, place: Place) -> Value:
        character = self.source.text[self.at]
        if character == "{":
            entries = dict(self._entries())
            return Value(entries, place, dictionary_text(entries))
        if character == "[":
            elements = tuple(self._elements())
            return Value(elements, place, f"[{', '.join(e.text for e in elements)}]")
        kind, text = self._take()
        if kind == "STRING":
            return Value(parse_string(text), place, print_string(parse_string(text)))
        if kind == "NUMBER":
            return self._number(text, place)
        if text in ("true", "false", UNIT):
            return Value(None if text == UNIT else text == "true", place, text)
        if text in self.aliases:
            named = Source("", self.aliases[text])
            return _Reader(named, self.aliases, 0, place, self.depth).value()
        return Value(text, place, text + self._type(""), is_other=True)

    def _number(self, text: str, place: Place) -> Value:
        is_float = "." in text
        type = self._type(" : f64" if is_float else " : i64")
        if is_float:
            return Value(float(text), place, _float_text(text, type[3:]) + type)
        if type.startswith(" : f"):
            return Value(text, place, text + type, is_other=True)
        number = parse_integer(text)
        low, high = _bounds(type[3:])
        if number is None or not low <= number <= high:
            raise error("integer constant out of range for attribute", place.offset)
        return Value(number, place, f"{number}{type}")

    def _type(self, default: str) -> str:
        if not self.source.text.startswith(":", self.at):
            return default
        self._take()
        return f" : {self._take()[1]}"

    def _entries(self) -> Iterator[tuple[str, Value]]:
        self._take()
        while not self._closed("}"):
            place = self._here()
            kind, name = self._take()
            name = parse_string(name) if kind == "STRING" else name
            if self.source.text[self.at] != "=":
                yield name, Value(None, place, UNIT, key=place)
                continue
            self._take()
            yield name, evolve(self.value(), key=place)

    def _elements(self) -> Iterator[Value]:
        self._take()
        while not self._closed("]"):
            yield self.value()

    def _closed(self, bracket: str) -> bool:
        """Passes over a comma, or over the closing bracket, which ends a list."""
        if self.source.text.startswith(",", self.at):
            self._take()
        if not self.source.text.startswith(bracket, self.at):
            return False
        self._take()
        return True

    def _here(self) -> Place:
        return self.place or Place(self.source, self.at)

    def _take(self) -> tuple[str, str]:
        """Kind and text of the next token."""
        text = self.source.text
        if self.at >= len(text):
            raise error("expected attribute value", len(text))
        token = next_token(text, self.at)
        self.at = skip_space(text, token.end)
        return token.kind, text[token.start : token.end]


def _bounds(type: str) -> tuple[int, int]:
    """The least and the greatest integer that MLIR reads for a type."""
    found = re.fullmatch(r"(u|s|)i(\d{1,4})", type)
    sign, bits = ("s", 64) if found is None else (found[1], int(found[2]))  # such as index
    low = 0 if sign == "u" or not bits else -(1 << (bits - 1))
    return low, (1 << bits - (sign == "s" and bits > 0)) - 1


def _float_text(text: str, type: str) -> str:
    """A float as MLIR prints it: six digits where they say it all."""
    short = f"{float(text):e}"
    if type == "f64" and float(short) == float(text):
        return short
    from iree_sched.rewrite.floats import parse, printed  # rarely of use

    found = parse(text, type)
    return text if found is None else printed(found)
