"""Content printed by a rule: the rule matched against the leaves and branches it is to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iree_sched.assembly.slots import Branch, Content, Leaf, Piece
from iree_sched.assembly.spacing import Recipe, Spacer
from iree_sched.classes import define
from iree_sched.syntax.grammar import (
    Choice,
    Literal,
    Node,
    Optional,
    Reference,
    Repeat,
    Sequence_,
    Terminal,
)

_FEW = 8  # leaves of an element of a list; long lists of leaves are hardly ever alike
APART = "_apart"  # the rule that asks for a blank


@define
class Matcher:
    """Prints content by rules; alternatives are tried in the order of the grammar.

    Attributes:
      name: of the op, for messages.
      rules: of the grammar.
      known: what leaves become by a rule, for leaves that differ in their texts and slots only.
        Ops with many operands print many alike: remembering halves the time to print these.
      out: where to print.
    """

    name: str
    rules: Mapping[str, Node]
    known: dict[Any, Recipe]
    out: Spacer

    def emit(self, rule: str, content: Content) -> None:
        """Prints content as a rule."""
        if isinstance(content, str):
            self.out.piece(content, _spacing_kind(Leaf("attribute", content)))
            return
        pieces: list[Piece] = []
        look = _look(content, pieces)
        if look is None:
            self._emit(rule, content)
            return
        key = (rule, self.out.state(), look)
        recipe = self.known.get(key)
        if recipe is not None:
            self.out.repeat(recipe, pieces)
            return
        mark = self.out.mark()
        self._emit(rule, content)
        recipe = self.out.recipe(mark, pieces)
        if recipe is not None:
            self.known[key] = recipe

    def _emit(self, rule: str, content: Sequence[Leaf | Branch]) -> None:
        node = self.rules[rule]
        options = node.options if isinstance(node, Choice) else (node,)
        for option in options:
            mark = self.out.mark()
            if self._match(option, content, 0) == len(content):
                return
            self.out.rewind(mark)
        raise AssertionError(f"'{self.name}' op: rule '{rule}' cannot print {content}")

    def _match(self, node: Node, content: Sequence[Leaf | Branch], at: int) -> int | None:
        """Prints `content` from `at` as a node; where it got to, or None."""
        if isinstance(node, Literal):
            self.out.literal(node.text)
            return at
        if isinstance(node, Sequence_):
            return self._match_all(node.items, content, at)
        if isinstance(node, Optional):
            return self._attempt(node.item, content, at, progress=True) or at
        if isinstance(node, Repeat):
            return self._match_repeat(node, content, at)
        if isinstance(node, Choice):
            for option in node.options:
                reached = self._attempt(option, content, at)
                if reached is not None:
                    return reached
            return None
        return self._match_one(node, content, at)

    def _match_one(
        self, node: Terminal | Reference, content: Sequence[Leaf | Branch], at: int
    ) -> int | None:
        if isinstance(node, Reference) and node.rule.startswith("_"):
            if node.rule == APART:
                self.out.apart()
                return at
            return self._match(self.rules[node.rule], content, at)
        if at >= len(content):
            return None
        part = content[at]
        if isinstance(node, Terminal):
            if not isinstance(part, Leaf) or part.kind != node.kind:
                return None
            self.out.piece(part.piece, _spacing_kind(part))
            return at + 1
        if not isinstance(part, Branch) or part.rule != node.rule:
            return None
        if len(part.children) == 1 and part.rule in ("attribute", "type"):
            leaf = part.children[0]
            assert isinstance(leaf, Leaf)
            self.out.piece(leaf.piece, leaf.kind)
        else:
            self.emit(part.rule, part.children)
        if part.rule == "argument":
            self.out.declared()
        return at + 1

    def _match_all(
        self, items: Sequence[Node], content: Sequence[Leaf | Branch], at: int
    ) -> int | None:
        reached: int | None = at
        for item in items:
            assert reached is not None
            reached = self._match(item, content, reached)
            if reached is None:
                return None
        return reached

    def _match_repeat(self, node: Repeat, content: Sequence[Leaf | Branch], at: int) -> int | None:
        count = 0
        item = node.item
        if isinstance(item, Sequence_) and len(item.items) == 2:
            # `("," item)*`, as nearly all lists are written, needs no attempts: half the time.
            separator, element = item.items
            if isinstance(separator, Literal) and isinstance(element, Reference):
                start = at
                while at < len(content) and _is_of(content[at], element.rule):
                    self._match_next(separator, element, content, at)
                    at += 1
                count = at - start
            elif isinstance(separator, Literal) and isinstance(element, Terminal):
                start = at
                while at < len(content) and _is_token(content[at], element.kind):
                    self.out.literal(separator.text)
                    at = self._match_one(element, content, at) or at
                count = at - start
        while at < len(content):
            reached = self._attempt(node.item, content, at, progress=True)
            if reached is None:
                break
            at = reached
            count += 1
        return at if count >= node.least else None

    def _match_next(
        self, separator: Literal, element: Reference, content: Sequence[Leaf | Branch], at: int
    ) -> None:
        """Prints a separator and an element of a list, mostly as others before: half the time."""
        part, out = content[at], self.out
        pieces: list[Piece] = []
        look = _look(part.children, pieces) if isinstance(part, Branch) else None
        key = (separator.text, element.rule, out.state(), look)
        recipe = self.known.get(key)
        if recipe is not None:
            out.repeat(recipe, pieces)
            return
        mark = out.mark()
        out.literal(separator.text)
        self._match_one(element, content, at)
        recipe = None if look is None else out.recipe(mark, pieces)
        if recipe is not None:
            self.known[key] = recipe

    def _attempt(
        self,
        node: Node,
        content: Sequence[Leaf | Branch],
        at: int,
        *,
        progress: bool = False,
    ) -> int | None:
        mark = self.out.mark()
        reached = self._match(node, content, at)
        if reached is None or (progress and reached == at):
            self.out.rewind(mark)
            return None
        return reached


def _is_of(part: Leaf | Branch, rule: str) -> bool:
    return isinstance(part, Branch) and part.rule == rule


def _is_token(part: Leaf | Branch, kind: str) -> bool:
    return isinstance(part, Leaf) and part.kind == kind


def _look(content: Sequence[Leaf | Branch], pieces: list[Piece]) -> tuple[Any, ...] | None:
    """What printing depends on but for the pieces of the leaves, which are appended to a list.

    None where there are many.
    """
    if len(content) + len(pieces) > _FEW:
        return None
    parts: list[Any] = []
    for part in content:
        if isinstance(part, Leaf):
            kind, piece = part
            parts.append(kind)
            if isinstance(piece, str) and piece[:1] == "<":
                parts.append("<")
            pieces.append(piece)
            continue
        inner = _look(part.children, pieces)
        if inner is None:
            return None
        parts.append((part.rule, inner))
    return tuple(parts)


def _spacing_kind(leaf: Leaf) -> str:
    """The kind by which the blank before a leaf is decided."""
    is_text = isinstance(leaf.piece, str)
    return "bracket" if is_text and str(leaf.piece).startswith("<") else leaf.kind
