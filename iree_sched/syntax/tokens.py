"""MLIR's tokens.

A token is one piece of an op's text as the grammars see it. What has its own inner syntax and may
be of any length (types and attributes in angle brackets, attribute dictionaries, strings) is one
token; `iree_sched.syntax.attributes` takes it apart where somebody asks.
Source of the lexical rules: MLIR's LangRef and mlir/lib/AsmParser/Lexer.cpp.
"""

from __future__ import annotations

import re

from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.namedtuples import NamedTuple
from iree_sched.syntax.nesting import BRACKETS, too_deep

STRING = r'"[^"\\\n]*(?:\\.[^"\\\n]*)*"'  # unrolled: a blob may be a hundred megabytes long
NAME = r"(?:\d+|[A-Za-z$._-][\w$.-]*)(?:\#\d+)?"  # of a value
SSA = f"%{NAME}"
SPACE = r"\s*(?://[^\n]*\s*)*"

_TOKEN = re.compile(
    rf"""
    (?P<SSA>{SSA})
    |(?P<WORD>[A-Za-z_][\w$.]*)
    |(?P<PUNCTUATION>->|=>|::|\.\.\.|\{{-\#|[\]\[(){{}}<>,:=?*+/|&])
    |(?P<NUMBER>-?(?:0x[0-9a-fA-F]+|\d+(?:\.\d*(?:[eE][-+]?\d+)?)?))
    |(?P<STRING>{STRING})
    |(?P<SYMBOL>@(?:[A-Za-z_][\w$.]*|{STRING})(?:::@(?:[A-Za-z_][\w$.]*|{STRING}))*)
    |(?P<TYPE>!(?:\d+|[A-Za-z$._-][\w$.-]*))
    |(?P<ATTRIBUTE>\#(?:\d+|[A-Za-z$._-][\w$.-]*))
    |(?P<BLOCK>\^(?:\d+|[A-Za-z$._-][\w$.-]*))
    |(?P<MINUS>-)
    """,
    re.VERBOSE | re.ASCII,
)
_BUILTIN_TYPE = re.compile(r"(?:index|none|tf32|bf16|f\d\w*|[su]?i\d+)\Z", re.ASCII)
# Words that open a bracketed body of their own grammar when `<` follows at once.
_TYPE_HEADS = frozenset({"tensor", "vector", "memref", "complex", "tuple"})
_ATTRIBUTE_HEADS = frozenset(
    {
        "affine_map",
        "affine_set",
        "array",
        "dense",
        "dense_resource",
        "distinct",
        "opaque",
        "sparse",
        "strided",
    }
)
# Each alternative starts with a character of its own, not with a class: so the search skips what
# cannot start any of them, which takes a fifth of the time in bodies of a hundred megabytes.
_BODY = re.compile(rf"{STRING}|->|=>|>=|<=|//[^\n]*|\[|\]|\(|\)|\{{|\}}|<|>|\"", re.ASCII)
_CLOSERS = {"<": ">", "(": ")", "[": "]", "{": "}"}
_SKIP = re.compile(SPACE)


class Token(NamedTuple):
    """A piece of source text: its kind, and where it starts and ends (offsets)."""

    kind: str
    start: int
    end: int


def skip_space(text: str, at: int) -> int:
    """The offset of the next character that is neither white space nor comment."""
    match = _SKIP.match(text, at)
    assert match is not None
    return match.end()


def next_token(text: str, at: int) -> Token:
    """The token that starts at `at`, where no space stands.

    Raises:
      DiagnosticError: no token starts there, or its brackets or quotes are not closed.
    """
    match = _TOKEN.match(text, at)
    if match is None:
        raise _bad_character(text, at)
    kind = match.lastgroup
    assert kind is not None
    end = match.end()
    if kind == "WORD":
        return _word(text, at, end)
    if kind in ("TYPE", "ATTRIBUTE") and text.startswith("<", end):
        end = balanced_end(text, end)
    return Token(kind, at, end)


def balanced_end(text: str, at: int) -> int:
    """The offset behind the bracket that closes the one at `at`.

    Raises:
      DiagnosticError: a bracket does not match, dictionaries are too deep in others, or the text
        ends first.
    """
    expected = [_CLOSERS[text[at]]]
    position = at + 1
    while True:
        match = _BODY.search(text, position)
        if match is None:
            raise error(f"expected '{expected[-1]}' to close this bracket", at)
        position = match.end()
        if position - match.start() > 2:
            continue  # a string or a comment, which may be long
        found = match.group()
        if found in _CLOSERS:
            expected.append(_CLOSERS[found])
            if found == "{" and len(expected) > BRACKETS:
                raise too_deep(position - 1, BRACKETS)
        elif found == '"':
            raise _open_string(text, match.start())
        elif len(found) == 1:
            if found != expected[-1]:
                raise error(
                    f"unbalanced '{found}' character, expected '{expected[-1]}'", position - 1
                )
            expected.pop()
            if not expected:
                return position


def body_end(text: str, at: int) -> int:
    """What `balanced_end` gives for a `{`, at once where the body is laid out as it is printed.

    It then ends at the first line that is indented like the one of the `{` and starts with `}`. If
    all brackets of it close each other, that is so: 8 ns a byte to find out in place of 20, for
    bodies of executables that are half of a model.
    """
    line = text[text.rfind("\n", 0, at) + 1 : at]
    indentation = line[: len(line) - len(line.lstrip(" "))]
    end = text.find(f"\n{indentation}}}", at, at + _LONGEST_BODY)
    body = text[at + 1 : end]
    if end >= 0 and "\\" not in body and "//" not in body and _is_balanced(body):
        return end + len(indentation) + 2
    return balanced_end(text, at)


def _is_balanced(body: str) -> bool:
    """True if the brackets of a text without escapes and comments close each other."""
    parts = body.split('"')
    if len(parts) % 2 == 0 or any("\n" in string for string in parts[1::2]):
        return False
    rest = " ".join(parts[::2])
    if "=>" in rest or ">=" in rest or "<=" in rest:
        return False
    rest = rest.replace("->", " ")
    marks = rest.encode("utf-8", "replace").translate(None, _NO_BRACKETS)
    for _ in range(_ROUNDS):
        if not marks:
            return True
        marks = marks.replace(b"()", b"").replace(b"<>", b"")
        marks = marks.replace(b"[]", b"").replace(b"{}", b"")
    return False


_LONGEST_BODY = 100_000  # characters; longer ones are not copied
_ROUNDS = 50  # far fewer than there may be brackets in one another
_NO_BRACKETS = bytes(each for each in range(256) if chr(each) not in "()<>[]{}")
_PIECE = rf"(?a)({STRING})|(\s+|//[^\n]*)"


def one_line(text: str) -> str:
    """The text without line breaks and comments; strings stay as they are."""
    if "\n" not in text and "//" not in text:
        return text
    parts: list[str] = []
    position = 0
    for match in re.finditer(_PIECE, text):
        parts.append(text[position : match.start()])
        if match.group(1) is not None:
            parts.append(match.group(1))
        else:
            parts.append(" ")
        position = match.end()
    parts.append(text[position:])
    return _without_blanks(parts)


def _without_blanks(parts: list[str]) -> str:
    """Joins parts, leaving out blanks that follow a blank or stand just inside a bracket."""
    kept: list[str] = []
    filled = [part for part in parts if part]
    for index, part in enumerate(filled):
        if part != " ":
            kept.append(part)
            continue
        before = kept[-1][-1] if kept else "("
        after = filled[index + 1][0] if index + 1 < len(filled) else ")"
        if before not in " ([{<" and after not in " )]}>":
            kept.append(part)
    return "".join(kept)


def _word(text: str, at: int, end: int) -> Token:
    word = text[at:end]
    if text.startswith("<", end):
        if word in _TYPE_HEADS:
            return Token("TYPE", at, balanced_end(text, end))
        if word in _ATTRIBUTE_HEADS:
            return Token("ATTRIBUTE", at, balanced_end(text, end))
    if word == "distinct" and text.startswith("[", end):
        behind = balanced_end(text, end)
        is_full = text.startswith("<", behind)
        return Token("ATTRIBUTE", at, balanced_end(text, behind) if is_full else behind)
    if word == "loc" and text.startswith("(", end):
        return Token("LOCATION", at, balanced_end(text, end))
    if _BUILTIN_TYPE.match(word):
        return Token("TYPE", at, end)
    return Token("WORD", at, end)


def _open_string(text: str, at: int) -> DiagnosticError:
    """A string that is not closed on its line, reported at the line's end."""
    end = text.find("\n", at)
    return error("expected '\"' in string literal", end if end >= 0 else len(text))


def _bad_character(text: str, at: int) -> Exception:
    if at >= len(text):
        return error("unexpected end of file", len(text))
    if text[at] == '"':
        return _open_string(text, at)
    messages = {
        "%": "invalid SSA name",
        "@": "@ identifier expected to start with letter or '_'",
        "^": "invalid block name",
        "!": "invalid type identifier",
        "#": "invalid attribute name",
    }
    return error(messages.get(text[at], "unexpected character"), at)
