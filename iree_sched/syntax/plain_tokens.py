"""Tokens that are what they look like, read in one go.

What tokenizing an op takes care of (strings, comments, nested brackets, locations, attribute
dictionaries, regions, the end of the op) concerns few of its tokens. The others are read here with
one regular expression each and nothing else: two thirds less time for an op whose like was not
there before. Anything unusual is left to the caller, who sees it at the place that is returned.
"""

from __future__ import annotations

import re

from iree_sched.syntax.tokens import SSA, Token

_NO_MORE = r"(?![\w$.<-])"  # the name before is whole, and no body follows
_BODY = r'<[^<>()\[\]{}"/=-]*>(?!=)'  # without anything that could hold a `>` of its own
_SYMBOL = r"@[A-Za-z_][\w$.]*"
_PLAIN = re.compile(
    rf"""[ ]?(?:
    (?P<SSA>{SSA})
    |(?P<PUNCTUATION>->|:(?!:)|=(?![=>])|[\]\[(),<>])
    |(?P<SIZE>\{{{SSA}\}})
    |(?P<TYPE>(?:index|none|tf32|bf16|f\d\w*|[su]?i\d+)(?![\w$.<])
        |!(?:[A-Za-z$._][\w$.]*)(?:{_BODY}|{_NO_MORE}))
    |(?P<SYMBOL>{_SYMBOL}(?:::{_SYMBOL})*(?![\w$.]|::))
    |(?P<ATTRIBUTE>\#(?:[A-Za-z$._][\w$.]*)(?:{_BODY}|{_NO_MORE}))
    |(?P<WORD>[A-Za-z_][\w$.]*(?![\w$.<(\[]))
    |(?P<NUMBER>-?\d+(?![\w.]))
    )""",
    re.VERBOSE | re.ASCII,
)
_CLOSERS = {"(": ")", "[": "]", "<": ">"}


def read_plain(text: str, at: int, tokens: list[Token], brackets: list[tuple[str, int]]) -> int:
    """Appends tokens as long as they are plain, and stand on one line.

    Args:
      text: the source.
      at: where the last token has ended; there is one.
      tokens: of the op.
      brackets: that are open, each with the mark that closes it and where it stands.

    Returns:
      Where the last plain token ends.
    """
    match_at = _PLAIN.match
    while True:
        match = match_at(text, at)
        if match is None:
            return at
        kind = match.lastgroup
        assert kind is not None
        start, end = match.span(kind)
        if kind == "PUNCTUATION":
            mark = text[start]
            if mark in _CLOSERS:
                brackets.append((_CLOSERS[mark], start))
            elif mark in ")]>":
                if not brackets or brackets[-1][0] != mark:
                    return at
                brackets.pop()
        elif not brackets and kind in ("SSA", "WORD"):
            return at  # another op may start here
        elif kind == "SIZE":
            if tokens[-1].kind != "TYPE":
                return at
            tokens.append(Token("PUNCTUATION", start, start + 1))
            tokens.append(Token("SSA", start + 1, end - 1))
            start, kind = end - 1, "PUNCTUATION"
        tokens.append(Token(kind, start, end))
        at = end
