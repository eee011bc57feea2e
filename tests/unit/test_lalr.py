"""What is parsed with Lark's tables is what Lark parses."""

import functools
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import lark
import pytest
from lark.common import LexerConf
from lark.lexer import Lexer, PatternStr

from iree_sched import session
from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.syntax import grammar
from iree_sched.syntax.tokens import Token
from iree_sched.syntax.tree import Tree

_ROOT = Path(__file__).parents[2]
_FILES = [
    *sorted((_ROOT / "tests" / "lit").glob("*.mlir")),
    _ROOT / "examples/transformer/pre.mlir",
]


class _TokenLexer(Lexer):
    """Hands ready tokens to Lark; the line of one is its number."""

    __future_interface__ = 2

    def __init__(self, conf: LexerConf) -> None:
        self.literals = {
            terminal.pattern.value: terminal.name
            for terminal in conf.terminals
            if isinstance(terminal.pattern, PatternStr)
        }

    def lex(self, lexer_state: Any, parser_state: Any) -> Iterator[lark.Token]:
        text, tokens = lexer_state.text
        states = parser_state.parse_conf.states
        for index, token in enumerate(tokens):
            value = text[token.start : token.end]
            kind = self.literals.get(value)
            if kind is None or kind not in states[parser_state.state_stack[-1]]:
                kind = token.kind
            yield lark.Token(kind, value, token.start, line=index, end_line=index)


@functools.cache
def _lark(name: str) -> lark.Lark:
    own = grammar.load(name)
    return lark.Lark(
        own.base + own.own,
        parser="lalr",
        lexer=_TokenLexer,
        start=own.starts(),
        propagate_positions=True,
        maybe_placeholders=False,
    )


def _plain(tree: Any) -> Any:
    """A tree of ours, or of Lark, as lists."""
    if isinstance(tree, str):
        return (str(tree), tree.type, tree.line)  # type: ignore[attr-defined]
    where = tree if isinstance(tree, Tree) else tree.meta
    places = (getattr(where, "line", -1), getattr(where, "end_line", -1))
    return (str(tree.data), places, [_plain(child) for child in tree.children])


def test_trees_are_those_of_lark(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = grammar.Grammar.parse
    count = 0

    def both(self: grammar.Grammar, rule: str, text: str, tokens: Sequence[Token]) -> Tree:
        nonlocal count
        count += 1
        try:
            tree = parse(self, rule, text, tokens)
        except DiagnosticError:
            with pytest.raises(lark.UnexpectedToken):
                _lark(self.name).parse((text, tokens), start=rule)
            raise
        expected = _lark(self.name).parse((text, tokens), start=rule)
        assert _plain(tree) == _plain(expected)
        return tree

    monkeypatch.setattr(grammar.Grammar, "parse", both)
    options = session.Options(split_marker="// -----")
    for path in _FILES:
        session.run(Source(path.name, path.read_text("utf-8")), "builtin.module()", options)
    assert count > 100
