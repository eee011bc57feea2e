"""Runs the LALR tables that Lark makes of a grammar.

Lark makes the tables, once for each version of a grammar; they are kept in a form that takes 1 ms
to load. Importing Lark and loading its own form takes 22 ms and 5 ms a grammar, which is more than
reading and scheduling a small model does. What comes out is what Lark gives with
`propagate_positions=True` and `maybe_placeholders=False`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from iree_sched.classes import frozen
from iree_sched.syntax.tokens import Token
from iree_sched.syntax.tree import Token as Leaf
from iree_sched.syntax.tree import Tree

if TYPE_CHECKING:
    import lark

_END = "$END"
_LONGEST = 100_000  # characters of a token that are kept; what is longer is asked for by its place

# How to reduce: name of the rule to go on with, name of the tree, number of symbols; which of them
# are kept, each with whether its own children take its place; whether a single child does so.
Reduction = tuple[str, str, int, tuple[tuple[int, bool], ...], bool]


@frozen
class Tables:
    """What to do in each state.

    Attributes:
      states: by state, name of a token or rule to the state that follows, or to the complement of
        the number of a reduction.
      reductions: by number.
      starts, ends: the first and the last state of each rule that can be parsed.
      literals: text of a keyword or punctuation to its name.
    """

    states: list[dict[str, int]]
    reductions: list[Reduction]
    starts: dict[str, int]
    ends: dict[str, int]
    literals: dict[str, str]

    def parts(self) -> tuple[Any, ...]:
        """What `Tables` can be made of again; plain data, so that it is quick to load."""
        return self.states, self.reductions, self.starts, self.ends, self.literals

    def parse(self, rule: str, text: str, tokens: Sequence[Token]) -> Tree:
        """Reads tokens of `text` as one rule; a word is a keyword only where one can stand.

        Raises:
          Unexpected: a token cannot stand where it does.
        """
        run = _Run(self, self.starts[rule])
        for index, (kind, start, end) in enumerate(tokens):
            word = text[start : min(end, start + _LONGEST)]
            literal = self.literals.get(word)
            if literal is not None and literal in self.states[run.path[-1]]:
                kind = literal
            run.shift(run.prepare(kind, index), Leaf.make(kind, word, index), index)
        return run.finish(self.ends[rule])


class Unexpected(Exception):
    """The token of a number cannot stand where it does; the number is -1 for the end."""

    def __init__(self, number: int, expected: Sequence[str]) -> None:
        super().__init__(number)
        self.number = number
        self.expected = expected


# A value with the places of its first and last token, -1 where there are none.
_Value = tuple[Any, int, int]


class _Run:
    """One parse: the states gone through, and a value for each but the first."""

    def __init__(self, tables: Tables, start: int) -> None:
        self.tables = tables
        self.path = [start]
        self.values: list[_Value] = []

    def prepare(self, kind: str, index: int) -> int:
        """Reduces until a token can be taken; returns the state behind it."""
        while True:
            following = self.following(kind, index)
            if following >= 0:
                return following
            self.reduce(self.tables.reductions[~following])

    def following(self, kind: str, index: int) -> int:
        """The state behind a token, or the complement of the reduction that comes first."""
        state = self.tables.states[self.path[-1]]
        found = state.get(kind)
        if found is None:
            raise Unexpected(index, sorted(name for name in state if name.isupper()))
        return found

    def shift(self, state: int, token: Leaf, index: int) -> None:
        """Takes a token."""
        self.path.append(state)
        self.values.append((token, index, index))

    def finish(self, end: int) -> Tree:
        """Reduces until the whole is one tree."""
        while self.path[-1] != end:
            self.reduce(self.tables.reductions[~self.following(_END, -1)])
        tree: Tree = self.values[-1][0]
        return tree

    def reduce(self, reduction: Reduction) -> None:
        """Puts a rule in the place of what it is made of."""
        rule, data, size, kept, single = reduction
        taken = self.values[len(self.values) - size :]
        if size:
            del self.values[-size:], self.path[-size:]
        places = [(first, last) for _, first, last in taken if first >= 0]
        first, last = (places[0][0], places[-1][1]) if places else (-1, -1)
        children: list[Any] = []
        for index, spread in kept:
            child = taken[index][0]
            if spread:
                children += child.children
            else:
                children.append(child)
        if single and len(children) == 1:
            value: Any = children[0]
        else:
            value = Tree(data, children, first, last)
        self.values.append((value, first, last))
        self.path.append(self.tables.states[self.path[-1]][rule])


def tables_of(parser: lark.Lark) -> Tables:
    """The tables of a Lark parser."""
    from lark.lexer import PatternStr
    from lark.parsers.lalr_analysis import Shift

    inner: Any = parser.parser
    table = inner.parser._parse_table
    numbers: dict[Any, int] = {}
    states: list[dict[str, int]] = [{} for _ in range(max(table.states) + 1)]
    for state, actions in table.states.items():
        for name, (action, target) in actions.items():
            shifts = action is Shift
            states[state][name] = target if shifts else ~numbers.setdefault(target, len(numbers))
    literals = {
        terminal.pattern.value: terminal.name
        for terminal in parser.terminals
        if isinstance(terminal.pattern, PatternStr)
    }
    reductions = [_reduction(rule) for rule in numbers]
    return Tables(states, reductions, dict(table.start_states), dict(table.end_states), literals)


def _reduction(rule: Any) -> Reduction:
    """What Lark's ParseTreeBuilder does for a rule."""
    kept = tuple(
        (index, not symbol.is_term and symbol.name.startswith("_"))
        for index, symbol in enumerate(rule.expansion)
        if rule.options.keep_all_tokens or not (symbol.is_term and symbol.filter_out)
    )
    name = str(rule.origin.name)
    single = bool(rule.options.expand1) and not rule.alias
    return name, str(rule.alias or name), len(rule.expansion), kept, single
