"""Grammars: loaded from `grammars/*.lark`, run forwards by the parser and backwards by the printer.

A dialect's grammar is its own file on top of core.lark. Lark reads an op's tokens (LALR) into a
tree; `Grammar.rules` holds the same rules as plain nodes, in which the printer walks.
"""

from __future__ import annotations

import functools
import importlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from iree_sched.classes import define, field
from iree_sched.diagnostics import DiagnosticError, error
from iree_sched.namedtuples import NamedTuple
from iree_sched.syntax import disk_cache
from iree_sched.syntax.lalr import Tables, Unexpected, tables_of
from iree_sched.syntax.tokens import Token
from iree_sched.syntax.tree import Tree

_PACKAGE = "iree_sched.grammars"


# Named tuples: a class of attrs takes five times as long to make, and thrice to be loaded.


class Literal(NamedTuple):
    """A keyword or punctuation."""

    text: str


class Terminal(NamedTuple):
    """One token of a kind."""

    kind: str


class Reference(NamedTuple):
    """Another rule."""

    rule: str


class Sequence_(NamedTuple):
    """Nodes one after another."""

    items: tuple[Node, ...]


class Choice(NamedTuple):
    """One of several nodes."""

    options: tuple[Node, ...]


class Optional(NamedTuple):
    """A node or nothing."""

    item: Node


class Repeat(NamedTuple):
    """A node any number of times, at least `least`."""

    item: Node
    least: int


Node = Literal | Terminal | Reference | Sequence_ | Choice | Optional | Repeat
_NODES: tuple[Any, ...] = (Literal, Terminal, Reference, Sequence_, Choice, Optional, Repeat)


class Rules(Mapping[str, Node]):
    """What each rule is made of, kept as plain data: most runs need few of the nodes.

    Attributes:
      packed: a node as the number of its class and its fields; a list stands for a tuple of nodes.
    """

    def __init__(self, packed: dict[str, Any]) -> None:
        self.packed = packed
        self._nodes: dict[str, Node] = {}

    @classmethod
    def of(cls, nodes: Mapping[str, Node]) -> Rules:
        """The rules that some nodes are."""
        return cls({name: _pack(node) for name, node in nodes.items()})

    def __getitem__(self, name: str) -> Node:
        node = self._nodes.get(name)
        if node is None:
            node = self._nodes[name] = _unpack(self.packed[name])
        return node

    def __contains__(self, name: object) -> bool:
        return name in self.packed

    def __iter__(self) -> Iterator[str]:
        return iter(self.packed)

    def __len__(self) -> int:
        return len(self.packed)


def _pack(part: Any) -> Any:
    if type(part) is tuple:
        return [_pack(item) for item in part]
    if isinstance(part, tuple):
        return (_NODES.index(type(part)), *map(_pack, part))
    return part


def _unpack(packed: Any) -> Any:
    if isinstance(packed, list):
        return tuple([_unpack(item) for item in packed])
    if isinstance(packed, tuple):
        return _NODES[packed[0]](*map(_unpack, packed[1:]))
    return packed


@define
class Grammar:
    """One dialect's grammar.

    Attributes:
      name: file name without `.lark`.
      own: the text of the file itself.
      base: the text of core.lark, "" for core.lark itself.
      rules: what each rule is made of.
      known: what the printer remembers of the rules.
    """

    name: str
    own: str
    base: str
    rules: Rules = field(init=False)
    known: dict[Any, Any] = field(factory=dict, init=False)
    _tables: Tables = field(init=False)

    def __attrs_post_init__(self) -> None:
        key = disk_cache.entry_key(self.base, self.own)
        name = disk_cache.entry_name(self.name, key)
        stored = disk_cache.load(name, key)
        if stored is not None:
            packed, parts = stored
            self.rules = Rules(packed)
            self._tables = Tables(*parts)
            return
        self._compile()
        disk_cache.store(name, key, (self.rules.packed, self._tables.parts()))

    def starts(self) -> list[str]:
        """What can be parsed: the rules of the file itself that no other rule refers to."""
        referred = {name for node in self.rules.values() for name in references(node)}
        own = re.findall(r"^(\w+):", self.own, re.MULTILINE)
        return [name for name in own if name not in referred and not name.startswith("_")]

    def _compile(self) -> None:
        """Has Lark read the grammar; takes a quarter of a second."""
        import lark
        from lark.load_grammar import load_grammar

        load_rules: Any = load_grammar  # Lark leaves it untyped
        loaded, _ = load_rules(self.base + self.own, self.name, [], False)
        self.rules = Rules.of({str(rule[0]): _node(rule[2]) for rule in loaded.rule_defs})
        text = self.base + self.own
        # Tokens come from elsewhere, whatever Lark would lex.
        parser = lark.Lark(text, parser="lalr", lexer="basic", start=self.starts())
        self._tables = tables_of(parser)

    def parse(self, rule: str, text: str, tokens: Sequence[Token]) -> Tree:
        """Reads tokens of `text` as one rule.

        Raises:
          DiagnosticError: they do not follow the rule.
        """
        try:
            return self._tables.parse(rule, text, tokens)
        except Unexpected as unexpected:
            raise _syntax_error(unexpected, self._tables, tokens) from None


@functools.cache
def load(name: str) -> Grammar:
    """The grammar of a dialect or op group.

    Raises:
      FileNotFoundError: there is no such file.
    """
    base = "" if name == "core" else _read("core")
    return Grammar(name, _read(name), base)


def _read(name: str) -> str:
    data: bytes = _loader().get_data(os.path.join(_folder(), f"{name}.lark"))
    return data.decode("utf-8") + "\n"


@functools.cache
def available() -> frozenset[str]:
    """Names of the grammars that exist."""
    names = os.listdir(_folder())
    return frozenset(n.removesuffix(".lark") for n in names if n.endswith(".lark"))


# Not importlib.resources, whose imports take 5 ms.
def _loader() -> Any:
    return importlib.import_module(_PACKAGE).__loader__


def _folder() -> str:
    return os.path.dirname(str(importlib.import_module(_PACKAGE).__file__))


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
    if hasattr(tree, "children"):
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
    unexpected: Unexpected, tables: Tables, tokens: Sequence[Token]
) -> DiagnosticError:
    """Words it as MLIR does: `expected ':'`."""
    shown = {name: text for text, name in tables.literals.items()}
    wanted = [
        _KINDS[name] if name in _KINDS else f"'{shown[name]}'"
        for name in unexpected.expected
        if name in shown or name in _KINDS
    ]
    if "attribute value" in wanted:
        wanted = ["attribute value"]
    if sorted(wanted) == ["'('", "type"]:
        wanted = ["non-function type"]
    at = _place(unexpected.number, wanted, tokens)
    if not wanted:
        return error("expected end of operation", at)
    if len(wanted) == 1:
        return error(f"expected {wanted[0]}", at)
    return error(f"expected {', '.join(wanted[:-1])} or {wanted[-1]}", at)


def _place(number: int, wanted: Sequence[str], tokens: Sequence[Token]) -> int:
    """Where an error is reported: behind the token that something had to follow, as MLIR does.

    Keywords that are missing are reported at the token that stands there instead.
    """
    if number < 0:
        return tokens[-1].end if tokens else 0
    keywords_only = all(
        text == "keyword" or (text[0] == "'" and text[1].isalpha()) for text in wanted
    )
    return tokens[number].start if number == 0 or keywords_only else tokens[number - 1].end
