"""Attribute texts taken apart: dictionaries, arrays, integers, strings."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping

from iree_sched.diagnostics import error
from iree_sched.syntax import grammar
from iree_sched.syntax.tokens import Token, balanced_end, next_token, skip_space

UNIT = "unit"  # canonical text of a unit attribute
_ALIAS = re.compile(r"[#!][\w$-]+\Z", re.ASCII)


def tokenize(text: str) -> list[Token]:
    """The tokens of an attribute text; a nested dictionary is one token.

    Raises:
      DiagnosticError: the text has no such tokens; offsets are into `text`.
    """
    tokens: list[Token] = []
    at = skip_space(text, 0)
    while at < len(text):
        if text[at] == "{" and tokens:
            token = Token("DICTIONARY", at, balanced_end(text, at))
        else:
            token = next_token(text, at)
        tokens.append(token)
        at = skip_space(text, token.end)
    return tokens


@functools.lru_cache(maxsize=4096)
def parse_dictionary(text: str) -> Mapping[str, str]:
    """The entries of `{a = 1 : i64, b}` by name, values as text (`unit` where none is given).

    Raises:
      DiagnosticError: it is not a dictionary, or a name stands twice; offsets are into `text`.
    """
    tokens = tokenize(text)
    tree = grammar.load("attributes").parse("dictionary", text, tokens)
    entries: dict[str, str] = {}
    for entry in tree.children:
        name = str(entry.children[0]).strip('"')
        first = tokens[entry.line]
        if name in entries:
            raise error(f"duplicate key '{name}' in dictionary attribute", first.start)
        entries[name] = UNIT
        if len(entry.children) > 1:
            value = entry.children[1]
            entries[name] = text[tokens[value.line].start : tokens[value.end_line].end]
    return entries


@functools.lru_cache(maxsize=4096)
def parse_array(text: str) -> tuple[str, ...]:
    """The elements of `[1, 2]` as texts.

    Raises:
      DiagnosticError: it is not an array; offsets are into `text`.
    """
    tokens = tokenize(text)
    tree = grammar.load("attributes").parse("array", text, tokens)
    return tuple(text[tokens[c.line].start : tokens[c.end_line].end] for c in tree.children)


def dense_array(text: str) -> list[str]:
    """The elements of `array<i32: 1, 2>` as texts."""
    elements = text.partition(":")[2].rstrip(">")
    return [element.strip() for element in elements.split(",") if element.strip()]


def dense_elements(text: str, count: int) -> list[str]:
    """The elements of `dense<[42, 43]> : vector<2xi32>`; a splat stands for all of them."""
    body = text.removeprefix("dense<").partition(">")[0].strip("[]")
    elements = [element.strip() for element in body.split(",") if element.strip()]
    splat = len(elements) == 1 and parse_integer(elements[0]) is not None
    return elements * count if splat else elements


@functools.lru_cache(maxsize=4096)
def parse_function_type(text: str) -> tuple[list[str], list[str]]:
    """Argument and result types of `(i32, index) -> (i32, i64)`.

    Raises:
      DiagnosticError: it is not a function type; offsets are into `text`.
    """
    tokens = tokenize(text)
    tree = grammar.load("attributes").parse("signature", text, tokens)
    lists: list[list[str]] = []
    for part in tree.children:
        types = part.children
        lists.append([text[tokens[t.line].start : tokens[t.end_line].end] for t in types])
    return lists[0], lists[1]


def print_dictionary(entries: Mapping[str, str]) -> str:
    """The text of a dictionary, entries in order of their names as MLIR prints them."""
    parts = (
        _name(name) if value == UNIT else f"{_name(name)} = {value}"
        for name, value in sorted(entries.items())
    )
    return "{" + ", ".join(parts) + "}"


def parse_string(text: str) -> str:
    """The characters of a string attribute `"..."`, escapes resolved.

    Escapes are bytes; those that are not UTF-8 become lone surrogates.
    """
    body = text[1:-1]
    if "\\" not in body:
        return body
    return re.sub(_ESCAPE, _unescape, body.encode("utf-8", "surrogateescape")).decode(
        "utf-8", "surrogateescape"
    )


def print_string(characters: str) -> str:
    """The string attribute `"..."` for what `parse_string` gives, escaped as MLIR does."""
    escaped = re.sub(_ESCAPED, _escape, characters.encode("utf-8", "surrogateescape"))
    return f'"{escaped.decode("ascii")}"'


_ESCAPE = rb'\\([0-9a-fA-F]{2}|[\\"nt])'
_ESCAPED = rb"[^ !#-\[\]-~]"  # printable ASCII but for quotes and backslashes stays
_MOST_DIGITS = 4000
_INTEGER = re.compile(r"(-?\d+|-?0x[0-9a-fA-F]+)(?:\s*:\s*\S+)?\Z")


def is_alias(text: str) -> bool:
    """True for the name of an attribute or type alias, `#map` or `!t`."""
    return _ALIAS.match(text) is not None


def resolve_alias(text: str, aliases: Mapping[str, str]) -> str:
    """The text that an attribute stands for which may be the name of an alias, or of one's alias.

    An alias that leads back to itself is returned as some name on the way.
    """
    for _ in range(len(aliases) + 1):
        if text not in aliases:
            break
        text = aliases[text]
    return text


def parse_integer(text: str) -> int | None:
    """The value of `42 : index` or `42`, `true` and `false`; None for anything else.

    Integers of thousands of digits are such: Python reads none, and IR carries them as text.
    """
    if text in ("true", "false"):
        return int(text == "true")
    match = _INTEGER.match(text)
    if match is None or len(match.group(1)) > _MOST_DIGITS:
        return None
    digits = match.group(1)
    return int(digits, 16 if "x" in digits else 10)


def _name(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_][\w$.]*", name, re.ASCII) else f'"{name}"'


def _unescape(match: re.Match[bytes]) -> bytes:
    code = match.group(1)
    named = {b"n": b"\n", b"t": b"\t", b"\\": b"\\", b'"': b'"'}
    return named.get(code) or bytes([int(code, 16)])


def _escape(match: re.Match[bytes]) -> bytes:
    return b"\\\\" if match[0] == b"\\" else b"\\%02X" % ord(match[0])
