"""From the tokens of an op to its form, with what was read before remembered.

Two memories: token kinds to shape (one parse each), and token texts to form. A third level
resolves ties that are spelled by name, since those depend on the names.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping, Sequence

from iree_sched import dialects
from iree_sched.assembly.checks import check_form, check_type
from iree_sched.assembly.counts import OpFault
from iree_sched.assembly.forms import NOT_TIED, make_form, operand_order
from iree_sched.assembly.generic import faulty, read_generic
from iree_sched.assembly.reading import read_op
from iree_sched.assembly.rules import grammar_of, rule_of
from iree_sched.assembly.shape import Shape, Span
from iree_sched.assembly.wordings import Wording, make_wording, marks
from iree_sched.classes import define, evolve, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, error
from iree_sched.ir import Form, OpDefinition
from iree_sched.syntax.attributes import is_alias, resolve_alias
from iree_sched.syntax.lines import Skeleton, find_words
from iree_sched.syntax.raw import RawOp
from iree_sched.syntax.tokens import Token, one_line

_LONG = 200  # characters; longer texts are known by their place, not compared


@define
class Entry:
    """What is known of all ops with the same texts.

    Attributes:
      shape: where its parts stand, None for an op without grammar, which is carried.
      operands: tokens that name the operands, in order.
      make: makes the form for tie indices.
      forms: tie indices to the form made for them.
    """

    shape: Shape | None
    operands: list[int] = field(factory=list)
    make: Callable[[tuple[int, ...]], Form] | None = None
    forms: dict[tuple[int, ...], Form] = field(factory=dict)

    def form(self, names: Callable[[int], str]) -> Form:
        """The form of one op; `names(token)` is the name that a token spells.

        Raises:
          DiagnosticError: a tie names no operand, or types and attributes do not fit the op.
        """
        assert self.shape is not None
        assert self.make is not None
        ties = _resolve_ties(self.shape, names)
        form = self.forms.get(ties)
        if form is None:
            form = self.forms[ties] = _checked(self.make(ties))
        return form


def _checked(form: Form) -> Form:
    try:
        check_form(form)
    except OpFault as fault:
        assert form.definition is not None
        return faulty(form, form.definition, str(fault))
    return form


def _resolve_ties(shape: Shape, names: Callable[[int], str]) -> tuple[int, ...]:
    tokens = shape.tie_tokens
    if not tokens:
        return ()
    if not any(token is not None for token in tokens):
        return (NOT_TIED,) * len(tokens)
    targets = [None if t is None else names(t) for t in shape.tie_targets()]
    ties = []
    for token in tokens:
        if token is None:
            ties.append(NOT_TIED)
            continue
        name = names(token)
        if name not in targets:
            assert shape.definition is not None
            raise TieError(
                f"custom op '{shape.definition.name}' tied operand not found for result reference"
                f" {name}",
                token,
            )
        ties.append(targets.index(name))
    return tuple(ties)


class TieError(Exception):
    """A tied result names no operand."""

    def __init__(self, message: str, token: int) -> None:
        super().__init__(message)
        self.token = token


@define
class OpReader:
    """Reads the ops of one source text.

    Attributes:
      text: the text.
      aliases: attribute and type aliases of the file, name with `#` or `!` to text.
      allow_unregistered: an op that is not defined in a dialect that is carried, not an error.
    """

    text: str
    aliases: Mapping[str, str] = field(factory=dict)
    allow_unregistered: bool = False
    _entries: dict[str, Entry] = field(factory=dict)
    _shapes: dict[str, Shape] = field(factory=dict)

    def read(self, op: RawOp) -> Entry:
        """What an op is and where its parts stand.

        Raises:
          DiagnosticError: the op does not follow its grammar.
        """
        key = self._texts(op.tokens)
        entry = self._entries.get(key)
        if entry is None:
            entry = self._entries[key] = self._read(op)
        return entry

    def akin(self, entry: Entry, raw: RawOp, skeleton: Skeleton) -> Entry | None:
        """The entry of ops with the tokens of another one, but for the words of a skeleton.

        None where it is not clear which these are.
        """
        text, tokens, words = self.text, raw.tokens, skeleton.words
        places = find_words(text, raw.start, tokens[-1].end)
        if len(places) != len(words) or entry.shape is None:
            return None

        def text_of(span: Span) -> str:
            at, end = tokens[span[0]].start, tokens[span[1]].end
            parts = []
            for (start, behind), word in zip(places, words, strict=True):
                if at <= start and behind <= end:
                    parts += [text[at:start], word]
                    at = behind
            return one_line("".join([*parts, text[at:end]])) if parts else again(span)

        again = functools.partial(self.span_text, tokens)
        make = functools.partial(make_form, entry.shape, text_of, resolve=self._resolve)
        return Entry(entry.shape, entry.operands, make)

    def wording(self, entry: Entry, raw: RawOp, form: Form, skeleton: Skeleton) -> Wording | None:
        """How to make the forms of lines akin to that of an op; None if it is not clear."""
        places = find_words(self.text, raw.start, raw.tokens[-1].end)
        words = [self.text[start:end] for start, end in places]
        marked = self.akin(entry, raw, evolve(skeleton, words=marks(words)))
        try:
            made = None if marked is None else marked.form(lambda token: "")
        except DiagnosticError:
            return None
        return None if made is None else make_wording(made, form, words)

    def span_text(self, tokens: Sequence[Token], span: Span) -> str:
        """The text of a span of tokens on one line; for a type alias what it stands for."""
        first, last = tokens[span[0]], tokens[span[1]]
        text = self.text[first.start : last.end]
        for token in tokens[span[0] : span[1] + 1]:
            if token.kind in _ALIASED:
                self._check(token)
        return self._resolve(text) if text[0] == "!" and text in self.aliases else one_line(text)

    def _check(self, token: Token) -> None:
        """Looks at one type or attribute: an alias must be defined, a resource live somewhere."""
        text = self.text[token.start : min(token.end, token.start + _LONG)]
        if not is_alias(text):
            check_type(text, token.start)
        elif text not in self.aliases:
            raise error(f"undefined symbol alias id '{text[1:]}'", token.end)

    def _resolve(self, text: str) -> str:
        return resolve_alias(text, self.aliases)

    def _texts(self, tokens: Sequence[Token]) -> str:
        """A key that is equal for ops with equal texts but for SSA names, blocks and regions."""
        text = self.text
        parts = []
        for kind, start, end in tokens:
            if kind == "SSA":
                parts.append("%")
            elif kind in _NAMELESS:
                parts.append(kind)
            elif end - start > _LONG:
                parts.append(f"{kind}{start}")
            else:
                parts.append(text[start:end])
        return " ".join(parts)

    def _kinds(self, tokens: Sequence[Token]) -> str:
        """A key that is equal for ops of one shape."""
        text = self.text
        return " ".join(
            text[start:end] if kind in _SPELLED else kind for kind, start, end in tokens
        )

    def _read(self, op: RawOp) -> Entry:
        first = op.tokens[0]
        text_of = functools.partial(self.span_text, list(op.tokens))
        if first.kind == "STRING":
            return Entry(*read_generic(op.tokens, self.text, text_of))
        if first.kind != "WORD":
            raise error("expected operation name in quotes", first.start)
        word = self.text[first.start : first.end]
        definition = dialects.definition(word) or dialects.by_mnemonic(word)
        if definition is None:
            self._check_unknown(word, first.start)
            return Entry(None)
        shape = self._shape(op, definition)
        if shape is None:
            return Entry(None)
        make = functools.partial(make_form, shape, text_of, resolve=self._resolve)
        return Entry(shape, operand_order(shape, definition), make)

    def _check_unknown(self, word: str, offset: int) -> None:
        """Refuses what cannot be the name of an op, and slips in the names of modelled ops."""
        dialect, dot, _ = word.partition(".")
        slip = dialects.is_modelled(dialect) and not self.allow_unregistered
        if not dot or slip:
            raise error(f"custom op '{word}' is unknown", offset)

    def _shape(self, op: RawOp, definition: OpDefinition) -> Shape | None:
        """The shape of an op in custom form, None where no grammar describes it."""
        key = self._kinds(op.tokens)
        if key not in self._shapes:
            rules = grammar_of(definition)
            if rules is None:
                return None
            tree = rules.parse(rule_of(definition), self.text, op.tokens)
            self._shapes[key] = read_op(tree, definition)
        return self._shapes[key]


_NAMELESS = frozenset({"REGION", "EMPTY", "OPAQUE", "BLOCK", "LOCATION"})
_SPELLED = frozenset({"WORD", "PUNCTUATION"})
_ALIASED = frozenset({"ATTRIBUTE", "TYPE"})


def located(caught: DiagnosticError, offset: int) -> DiagnosticError:
    """The same errors, at a place where they had none."""
    placed = (
        Diagnostic(d.severity, d.message, d.offset if d.offset >= 0 else offset, d.notes)
        for d in caught.diagnostics
    )
    return DiagnosticError(*placed)
