"""Reads pass pipelines as text, in the syntax of mlir-opt's `--pass-pipeline`.

    builtin.module(pass, util.func(pass{option=value other=[1,2]}), any(pass))

A name followed by `(...)` is an anchor: what is inside runs on the ops of that name that are nested
directly in the op outside; `any` stands for every op that is isolated from above. Any other name is
a pass, with options in braces. Names are not resolved here: `iree_sched.passplan` does that.
MLIR defines the syntax in mlir/lib/Pass/PassRegistry.cpp.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from iree_sched.classes import define, field, frozen
from iree_sched.diagnostics import DiagnosticError, error, note
from iree_sched.dialects.names import MODULE

ANY = "any"  # anchor that stands for every op


@frozen(eq=True, repr=True)
class PassItem:
    """A pass as it is named in a pipeline.

    Attributes:
      name: the pass's argument, `iree-stream-schedule-execution`.
      options: text between the braces.
      offset: where the name starts in the pipeline text, -1 where there is no text.
      options_offset: where the options start in the pipeline text, -1 likewise.
    """

    name: str
    options: str = ""
    offset: int = -1
    options_offset: int = -1


@frozen(eq=True, repr=True)
class Nest:
    """What is to run on each op of a name.

    Attributes:
      anchor: op name, or `any`.
      items: passes and nests, in order.
      offset: where the anchor starts in the pipeline text, -1 where there is no text.
    """

    anchor: str
    items: tuple[PassItem | Nest, ...] = ()
    offset: int = -1


@frozen(eq=True, repr=True)
class OptionText:
    """One option of a pass or a partitioner as text.

    Attributes:
      name: as it was written.
      value: None for a flag without `=value`.
      offset: where the option starts, -1 where there is no text.
      value_offset: where its value starts, -1 likewise.
    """

    name: str
    value: str | None
    offset: int = -1
    value_offset: int = -1


def parse_pipeline(text: str) -> Nest:
    """Reads a pipeline.

    Raises:
      DiagnosticError: the text is not a pipeline; offsets are in `text`.
    """
    return _PipelineReader(text).read()


_NAME = re.compile(r"[^\s,(){}]*")
_SPACE = re.compile(r"\s*")


@define
class _PipelineReader:
    """Walks through the text once; nests that are not closed yet wait on a stack."""

    text: str
    at: int = 0
    _open: list[tuple[str, int, list[PassItem | Nest]]] = field(factory=list)

    def read(self) -> Nest:
        root = self._read_root()
        if root is None:
            raise error(
                "expected pass pipeline to be wrapped with the anchor operation type, "
                f"e.g. '{MODULE}(...)'",
                0,
            )
        return root

    def _read_root(self) -> Nest | None:
        anchor, offset = self._name()
        if not anchor or not self._take("("):
            return None
        self._open.append((anchor, offset, []))
        root = self._close() if self._take(")") else self._items()
        if self._peek() == ")":
            raise self._extra_parenthesis()
        return root if not self._peek() else None

    def _items(self) -> Nest:
        while True:
            name, offset = self._name()
            if name and self._take("("):
                self._open.append((name, offset, []))
                if not self._take(")"):
                    continue
                self._open[-2][2].append(self._close())
            else:
                self._open[-1][2].append(self._pass(name, offset))
            root = self._after_item()
            if root is not None:
                return root

    def _after_item(self) -> Nest | None:
        """Takes what follows an item, `)` any number and `,`; gives the root once it is closed."""
        while True:
            if self._take(","):
                return None
            if not self._peek():
                raise self._open_parenthesis()
            if not self._take(")"):
                raise error("expected ',' after parsing pipeline", self.at)
            closed = self._close()
            if not self._open:
                return closed
            self._open[-1][2].append(closed)

    def _close(self) -> Nest:
        anchor, offset, items = self._open.pop()
        return Nest(anchor, tuple(items), offset)

    def _pass(self, name: str, offset: int) -> PassItem:
        if not name and not self._peek():
            raise self._open_parenthesis()
        if not name:
            raise error("'' does not refer to a registered pass or pass pipeline", offset)
        if self._peek() != "{":
            return PassItem(name, "", offset, self.at)
        end = closing_brace(self.text, self.at)
        if end < 0:
            raise error("missing closing '}' while processing pass options", self.at)
        options = self.text[self.at + 1 : end]
        item = PassItem(name, options, offset, self.at + 1)
        self.at = end + 1
        return item

    def _name(self) -> tuple[str, int]:
        self._peek()
        start = self.at
        match = _NAME.match(self.text, start)
        assert match is not None
        self.at = match.end()
        return match[0], start

    def _peek(self) -> str:
        match = _SPACE.match(self.text, self.at)
        assert match is not None
        self.at = match.end()
        return self.text[self.at : self.at + 1]

    def _take(self, character: str) -> bool:
        if self._peek() != character:
            return False
        self.at += 1
        return True

    def _open_parenthesis(self) -> DiagnosticError:
        _, offset, _ = self._open[-1]
        return error(
            "encountered unbalanced parentheses while parsing pipeline",
            len(self.text),
            [note("the parenthesis opened after this name is not closed", offset)],
        )

    def _extra_parenthesis(self) -> DiagnosticError:
        return error(
            "encountered extra closing ')' creating unbalanced parentheses while parsing pipeline",
            self.at,
        )


_CLOSING = {"{": "}", "[": "]", "(": ")", "<": ">", '"': '"', "'": "'"}
_STEP = re.compile(r"""[{}\[\]()<>"']|->""")


def closing_brace(text: str, start: int) -> int:
    """Index of the bracket that closes the one at `start`, -1 where there is none.

    Brackets of other kinds nest; inside a quoted string nothing counts.
    """
    stack = []
    at = start
    while match := _STEP.search(text, at):
        found, at = match[0], match.end()
        if found in "\"'":
            at = text.find(found, at) + 1
            if not at:
                return -1
        elif found in _CLOSING:
            stack.append(_CLOSING[found])
        elif found != "->":
            if not stack or stack.pop() != found:
                return -1
            if not stack:
                return at - 1
    return -1


_BREAK = re.compile(r"""[\s{\[(<"']|$""")


def parse_options(text: str, offset: int = 0) -> Iterator[OptionText]:
    """Splits the options of a pass, `name=value` separated by spaces.

    A value may be in quotes or braces, which are taken off, and may hold spaces inside brackets.
    `offset` says where `text` starts in the source of the diagnostics.

    Raises:
      DiagnosticError: an option has no name, or a bracket or quote in it is not closed.
    """
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        end = _end_of_option(text, at, offset)
        name, equals, value = text[at:end].partition("=")
        if not name:
            raise error("expected the name of a pass option before '='", offset + at)
        if equals:
            plain = _unquote(value)
            quoted = len(plain) != len(value)
            yield OptionText(name, plain, offset + at, offset + at + len(name) + 1 + quoted)
        else:
            yield OptionText(name, None, offset + at)
        at = end


def _end_of_option(text: str, start: int, offset: int) -> int:
    at = start
    while True:
        match = _BREAK.search(text, at)
        assert match is not None
        at = match.start()
        if not match[0] or match[0].isspace():
            return at
        quoted = match[0] in "\"'"
        end = text.find(match[0], at + 1) if quoted else closing_brace(text, at)
        if end < 0:
            raise error(f"missing closing '{_CLOSING[match[0]]}' in pass options", offset + at)
        at = end + 1


def _unquote(value: str) -> str:
    """Takes off one pair of quotes or braces around a whole value."""
    if len(value) < 2 or value[0] not in "\"'{" or _CLOSING[value[0]] != value[-1]:
        return value
    if value[0] == "{" and closing_brace(value, 0) != len(value) - 1:
        return value
    if value[0] != "{" and value.find(value[0], 1) != len(value) - 1:
        return value
    return value[1:-1]


def quote_option(value: str) -> str:
    """Writes an option's value so that `parse_options` reads it back."""
    if _reads_back(value):
        return value
    if '"' not in value:
        return f'"{value}"'
    return f"{{{value}}}" if "'" in value else f"'{value}'"


def _reads_back(value: str) -> bool:
    """Whether a value needs no quotes: it is one word, brackets taken as a whole."""
    try:
        return value != "" and [o.value for o in parse_options(f"name={value}")] == [value]
    except DiagnosticError:
        return False
