"""What a parse gives: trees of rules with the tokens that have no fixed text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


class Token(str):
    """The text of a token.

    Attributes:
      type: its kind, or the grammar's name for the keyword that it is.
      line: its place among the tokens that were parsed.
    """

    __slots__ = ("line", "type")

    type: str
    line: int

    @classmethod
    def make(cls, type: str, text: str, line: int) -> Token:
        """A token from its parts."""
        token = cls(text)
        token.type = type
        token.line = line
        return token

    @property
    def end_line(self) -> int:
        """The same as `line`, for where a tree may stand as well."""
        return self.line


class Tree:
    """A rule with what it is made of.

    Attributes:
      data: name of the rule.
      children: trees, and tokens that are no keywords or punctuation of the grammar.
      line, end_line: places of the first and last token, those without a child included; -1 where
        there are none.
    """

    __slots__ = ("children", "data", "end_line", "line")

    def __init__(self, data: str, children: list[Any], line: int, end_line: int) -> None:
        self.data = data
        self.children = children
        self.line = line
        self.end_line = end_line

    def find(self, rule: str) -> Iterator[Tree]:
        """All trees of a rule, from left to right, this one included."""
        if self.data == rule:
            yield self
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.find(rule)

    def tokens(self) -> Iterator[Token]:
        """All tokens, from left to right."""
        for child in self.children:
            if isinstance(child, Tree):
                yield from child.tokens()
            else:
                yield child
