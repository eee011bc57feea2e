"""Grammars: loaded from `grammars/*.lark`, run forwards by Lark and backwards by the printer.

A dialect's grammar is its own file on top of core.lark. Lark reads an op's tokens (LALR) into a
tree; `Grammar.rules` holds the same rules as plain nodes, in which the printer walks.
"""

from __future__ import annotations

import functools
import importlib.resources
import io
import re
from collections.abc import Iterator, Sequence
from typing import Any

import lark
from attrs import define, field, frozen
from lark.common import LexerConf
from lark.lexer import Lexer, PatternStr
from lark.load_grammar import load_grammar

from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.syntax import grammar_cache
from iree_sched.syntax.tokens import Token

_PACKAGE = "iree_sched.grammars"


@frozen
class Literal:
    """A keyword or punctuation."""

    text: str


@frozen
class Terminal:
    """One token of a kind."""

    kind: str


@frozen
class Reference:
    """Another rule."""

    rule: str


@frozen
class Sequence_:
    """Nodes one after another."""

    items: tuple[Node, ...]


@frozen
class Choice:
    """One of several nodes."""

    options: tuple[Node, ...]


@frozen
class Optional:
    """A node or nothing."""

    item: Node


@frozen
class Repeat:
    """A node any number of times, at least `least`."""

    item: Node
    least: int


Node = Literal | Terminal | Reference | Sequence_ | Choice | Optional | Repeat


class _TokenLexer(Lexer):
    """Hands ready tokens to Lark; a word is a keyword only where the grammar takes one there.

    The `line` of a Lark token is the index of the token, so that a tree's `meta.line` and
    `meta.end_line` are its first and last token.
    """

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


@define(eq=False)
class Grammar:
    """One dialect's grammar.

    Attributes:
      name: file name without `.lark`.
      own: the text of the file itself.
      base: the text of core.lark, "" for core.lark itself.
      rules: what each rule is made of.
    """

    name: str
    own: str
    base: str
    rules: dict[str, Node] = field(init=False)
    _lark: lark.Lark | None = field(default=None, init=False)
    _tables: bytes | None = field(default=None, init=False)

    def __attrs_post_init__(self) -> None:
        key = grammar_cache.entry_key(self.base, self.own)
        stored = grammar_cache.load(self.name, key)
        if stored is not None:
            self.rules, self._tables = stored
            return
        load_rules: Any = load_grammar  # Lark leaves it untyped
        loaded, _ = load_rules(self.base + self.own, self.name, [], False)
        self.rules = {str(rule[0]): _node(rule[2]) for rule in loaded.rule_defs}
        self._lark = self._build()
        tables = io.BytesIO()
        self._lark.save(tables)
        grammar_cache.store(self.name, key, (self.rules, tables.getvalue()))

    def starts(self) -> list[str]:
        """What can be parsed: the rules of the file itself that no other rule refers to."""
        referred = {name for node in self.rules.values() for name in references(node)}
        own = re.findall(r"^(\w+):", self.own, re.MULTILINE)
        return [name for name in own if name not in referred and not name.startswith("_")]

    def _build(self) -> lark.Lark:
        return lark.Lark(
            self.base + self.own,
            parser="lalr",
            lexer=_TokenLexer,
            start=self.starts(),
            propagate_positions=True,
            maybe_placeholders=False,
        )

    def parse(self, rule: str, text: str, tokens: Sequence[Token]) -> lark.Tree[lark.Token]:
        """Reads tokens of `text` as one rule.

        Raises:
          DiagnosticError: they do not follow the rule.
        """
        if self._lark is None:
            assert self._tables is not None
            self._lark = lark.Lark.load(io.BytesIO(self._tables))
        try:
            return self._lark.parse((text, tokens), start=rule)
        except lark.UnexpectedToken as unexpected:
            raise _syntax_error(unexpected, self._lark, tokens) from None


@functools.cache
def load(name: str) -> Grammar:
    """The grammar of a dialect or op group.

    Raises:
      FileNotFoundError: there is no such file.
    """
    base = "" if name == "core" else _read("core")
    return Grammar(name, _read(name), base)


def _read(name: str) -> str:
    return (importlib.resources.files(_PACKAGE) / f"{name}.lark").read_text("utf-8") + "\n"


@functools.cache
def available() -> frozenset[str]:
    """Names of the grammars that exist."""
    folder = importlib.resources.files(_PACKAGE)
    names = (entry.name for entry in folder.iterdir())
    return frozenset(n.removesuffix(".lark") for n in names if n.endswith(".lark"))


def references(node: Node) -> Iterator[str]:
    """Names of the rules that a node refers to."""
    if isinstance(node, Reference):
        yield node.rule
    elif isinstance(node, (Sequence_, Choice)):
        for part in node.items if isinstance(node, Sequence_) else node.options:
            yield from references(part)
    elif isinstance(node, (Optional, Repeat)):
        yield from references(node.item)


def _node(tree: Any) -> Node:
    """Turns Lark's reading of a rule into plain nodes."""
    if isinstance(tree, lark.Tree):
        children = tree.children
        if tree.data == "expansions":
            options = tuple(_node(child) for child in children)
            return options[0] if len(options) == 1 else Choice(options)
        if tree.data == "expansion":
            items = tuple(_node(child) for child in children)
            return items[0] if len(items) == 1 else Sequence_(items)
        if tree.data in ("value", "alias"):
            return _node(children[0])
        if tree.data == "maybe":
            return Optional(_node(children[0]))
        if tree.data == "literal":
            return Literal(str(children[0])[1:-1])
        if tree.data == "expr":
            item, operator = _node(children[0]), str(children[1])
            return Optional(item) if operator == "?" else Repeat(item, int(operator == "+"))
        raise AssertionError(f"grammar uses '{tree.data}', which the printer cannot run backwards")
    name = str(tree.name)
    return Terminal(name) if name.isupper() else Reference(name)


_KINDS = {
    "SSA": "SSA operand",
    "TYPE": "type",
    "ATTRIBUTE": "attribute value",
    "STRING": "string",
    "SYMBOL": "symbol reference",
    "NUMBER": "integer value",
    "WORD": "keyword",
    "BLOCK": "block name",
    "REGION": "region",
}


def _syntax_error(
    unexpected: lark.UnexpectedToken, parser: lark.Lark, tokens: Sequence[Token]
) -> DiagnosticError:
    """Words it as MLIR does: `expected ':'`."""
    shown = {t.name: t.pattern.value for t in parser.terminals if isinstance(t.pattern, PatternStr)}
    wanted = [
        _KINDS[name] if name in _KINDS else f"'{shown[name]}'"
        for name in sorted(unexpected.expected)
        if name in shown or name in _KINDS
    ]
    token = unexpected.token
    at = token.start_pos if token.type != "$END" and token.start_pos is not None else None
    if at is None:
        at = tokens[-1].end if tokens else 0
    if not wanted:
        return error("expected end of operation", at)
    if len(wanted) == 1:
        return error(f"expected {wanted[0]}", at)
    return error(f"expected {', '.join(wanted[:-1])} or {wanted[-1]}", at)
