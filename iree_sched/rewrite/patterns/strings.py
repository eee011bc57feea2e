"""Strings that are formatted.

Source: Util/IR/UtilOpFolders.cpp (util.string.format, util.string.itoa).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from iree_sched.dialects import required
from iree_sched.dialects.names import BUFFER_CONSTANT, EXTEND_ZEROS
from iree_sched.dialects.util_buffer import BUFFER
from iree_sched.ir import Operation, Value
from iree_sched.rewrite.constants import Constant, integer, unsigned, width
from iree_sched.rewrite.greedy import Folded, fold, pattern
from iree_sched.rewrite.patterns.support import defining, replace_with
from iree_sched.rewrite.rewriter import Rewriter
from iree_sched.syntax.attributes import parse_string, print_string

_FORMAT, _NUMBER = "util.string.format", "util.string.itoa"
_PIECE = r"\{\{|\}\}|\{([^}]*)\}|[{}]|[^{}]+"

# Text, or the index of an argument.
_Segment = str | int


@fold(_FORMAT)
def fold_format(op: Operation, rewriter: Rewriter) -> Folded:
    """Formatting constants."""
    segments = _segments(op)
    texts = [_constant_text(argument) for argument in op.operands]
    if segments is None or any(text is None for text in texts):
        return None
    return [_string("".join(_filled(segments, texts, op.operands)[0]))]


@pattern(_FORMAT)
def format_constants(op: Operation, rewriter: Rewriter) -> bool:
    """Puts the text of constants into the format."""
    segments = _segments(op)
    texts = [_constant_text(argument) for argument in op.operands]
    if segments is None or all(text is None for text in texts):
        return False
    _replace(op, segments, texts, rewriter)
    return True


@pattern(_FORMAT)
def pass_single_argument(op: Operation, rewriter: Rewriter) -> bool:
    """A format of one argument and nothing else is that argument, or its digits."""
    return _pass_argument(op, 1, rewriter)


@pattern(_FORMAT)
def pass_repeated_argument(op: Operation, rewriter: Rewriter) -> bool:
    """Does so even where the argument stands there more than once (see faults.py)."""
    return _pass_argument(op, None, rewriter)


def _pass_argument(op: Operation, times: int | None, rewriter: Rewriter) -> bool:
    """Replaces a format of an argument alone, that stands there so many times or any."""
    segments = _segments(op)
    if not segments or len(op.operands) != 1 or len(segments) != (times or len(segments)):
        return False
    if any(isinstance(segment, str) for segment in segments):
        return False
    argument = op.operands[0]
    if argument.type == BUFFER:
        rewriter.replace(op, [argument])
    else:
        _replace_with_digits(op, argument, rewriter)
    return True


@pattern(_FORMAT)
def take_arguments_in_order(op: Operation, rewriter: Rewriter) -> bool:
    """Arguments that are numbered are given as often and in the order in which they are used."""
    segments = _segments(op)
    if segments is None or not re.search(r"\{\d", parse_string(op.attributes["format"])):
        return False
    _replace(op, segments, [None] * len(op.operands), rewriter)
    return True


@fold(_NUMBER)
def fold_digits(op: Operation, rewriter: Rewriter) -> Folded:
    """The digits of a constant."""
    text = _constant_text(op.operands[0])
    return None if text is None else [_string(text)]


@pattern(_NUMBER)
def digits_before_extension(op: Operation, rewriter: Rewriter) -> bool:
    """Zeros in front do not change the digits."""
    extended = defining(op.operands[0], EXTEND_ZEROS)
    if extended is None:
        return False
    _replace_with_digits(op, extended.operands[0], rewriter)
    return True


def _segments(op: Operation) -> list[_Segment] | None:
    """The parts of a format; None where it is wrong, or has not as many arguments as the op."""
    segments: list[_Segment] = []
    numbered = in_order = False
    for match in re.finditer(_PIECE, parse_string(op.attributes["format"])):
        piece, index = match.group(0), match.group(1)
        if index is None:
            if piece in ("{", "}"):
                return None
            literal = piece[0] if piece in ("{{", "}}") else piece
            if segments and isinstance(segments[-1], str):
                literal = str(segments.pop()) + literal
            segments.append(literal)
        elif index == "":
            segments.append(sum(isinstance(segment, int) for segment in segments))
            in_order = True
        elif index.isascii() and index.isdigit():
            segments.append(int(index))
            numbered = True
        else:
            return None
    used = [segment for segment in segments if isinstance(segment, int)]
    if (numbered and in_order) or max(used, default=-1) + 1 != len(op.operands):
        return None
    return segments


def _filled(
    segments: Sequence[_Segment], texts: Sequence[str | None], arguments: Sequence[Value]
) -> tuple[list[str], list[Value]]:
    """The parts of a format with known texts put in, and the arguments that are left."""
    parts, left = [], []
    for segment in segments:
        text = segment if isinstance(segment, str) else texts[segment]
        if text is None:
            assert isinstance(segment, int)
            left.append(arguments[segment])
            parts.append("{}")
        else:
            parts.append(text)
    return parts, left


def _replace(
    op: Operation, segments: list[_Segment], texts: Sequence[str | None], rewriter: Rewriter
) -> None:
    def escaped(text: str) -> str:
        return text.replace("{", "{{").replace("}", "}}")

    literal = [escaped(segment) if isinstance(segment, str) else segment for segment in segments]
    known = [None if text is None else escaped(text) for text in texts]
    parts, arguments = _filled(literal, known, op.operands)
    attributes = {"format": print_string("".join(parts))}
    replace_with(op, required(_FORMAT), {"args": arguments}, attributes, rewriter)


def _replace_with_digits(op: Operation, number: Value, rewriter: Rewriter) -> None:
    replace_with(op, required(_NUMBER), {"value": number}, None, rewriter)


def _constant_text(value: Value) -> str | None:
    """The text of a constant string, or the digits of a constant number without its sign."""
    number, bits = integer(value), width(value.type)
    if number is not None and bits is not None:
        return str(unsigned(number, bits))
    constant = defining(value, BUFFER_CONSTANT)
    text = constant.attributes["value"] if constant is not None else ""
    return parse_string(text) if text.startswith('"') else None


def _string(text: str) -> Constant:
    return Constant(print_string(text), BUFFER)


PATTERNS = (
    format_constants,
    pass_single_argument,
    take_arguments_in_order,
    digits_before_extension,
)
FOLDS = (fold_format, fold_digits)
