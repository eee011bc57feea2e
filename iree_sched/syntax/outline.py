"""The outline of a file: ops, blocks and regions as text, before any op is understood.

An op ends where the next one starts: at a line that opens with results, with a name that has a dot
in it, or with a word that is known to open an op. What is inside brackets belongs to the op. That
is how ops of dialects nobody modelled can be carried.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from iree_sched.classes import define, field
from iree_sched.diagnostics import Diagnostic, DiagnosticError, error, note
from iree_sched.syntax.lines import LONGEST, KnownLines, RawLine
from iree_sched.syntax.nesting import REGIONS, too_deep
from iree_sched.syntax.plain_tokens import read_plain
from iree_sched.syntax.raw import RawBlock, RawFile, RawOp, RawRegion
from iree_sched.syntax.recovery import holds_op, indent, next_item
from iree_sched.syntax.tokens import (
    SPACE,
    SSA,
    STRING,
    Token,
    balanced_end,
    body_end,
    next_token,
    skip_space,
)

_RESULTS = rf"{SSA}(?::\d+)?(?:{SPACE},{SPACE}{SSA}(?::\d+)?)*{SPACE}=(?![=>])"
_RESULTS_AT = re.compile(_RESULTS, re.ASCII)
_GENERIC_AT = re.compile(rf"{STRING}\s*\(", re.ASCII)
_DOTTED_AT = re.compile(r"[A-Za-z_][\w$]*(?:\.[\w$]+)+", re.ASCII)
_WORD_AT = re.compile(r"[A-Za-z_][\w$.]*", re.ASCII)
_ENTRY_AT = re.compile(rf"(?:[A-Za-z_][\w$.]*|{STRING}){SPACE}[=,}}]", re.ASCII)
_ALIAS_AT = re.compile(r"[#!](?:\d+|[A-Za-z$._-][\w$.-]*)\s*=(?!=)", re.ASCII)
_OPENERS = {"(": ")", "[": "]", "<": ">", "{": "}"}
# What has tokens of these kinds is no plain op on a line.
_NOT_PLAIN = frozenset({"REGION", "EMPTY", "OPAQUE", "BLOCK", "LOCATION"})
# After these an op cannot be over, whatever the next line starts with.
_UNFINISHED = frozenset({",", "=", ":", "->", "=>", "::", "("})


def outline(
    text: str,
    opens_op: Callable[[str], bool],
    is_opaque: Callable[[str], bool],
    faults: list[Diagnostic] | None = None,
) -> RawFile:
    """Splits a file into ops, blocks and regions.

    `opens_op(word)` says whether a word is known to start an op (`return`, `util.return`);
    `is_opaque(name)` whether the regions of an op are passed over unread. `faults` is for a text
    in which something is wrong, and takes all of that: ops that it is about are left out. What
    belongs to what is guessed from how far lines are indented then.

    Raises:
      DiagnosticError: brackets do not match, or the file ends early, and nobody takes faults.
    """
    return _Outliner(text, opens_op, is_opaque, faults).run()


def whole_op(
    text: str, line: RawLine, opens_op: Callable[[str], bool], is_opaque: Callable[[str], bool]
) -> RawOp:
    """The op on a known line with its tokens."""
    op = RawOp(line.start)
    outliner = _Outliner(text, opens_op, is_opaque)
    outliner._op(op, outliner._results(op), [])
    return op


@define
class _Outliner:
    text: str
    opens_op: Callable[[str], bool]
    is_opaque: Callable[[str], bool]
    faults: list[Diagnostic] | None = None
    file: RawFile = field(factory=RawFile)
    # Innermost last: each open region with the op it belongs to and the op's open brackets.
    open: list[tuple[RawOp, RawRegion, list[tuple[str, int]]]] = field(factory=list)
    known: KnownLines = field(factory=KnownLines)
    item: int = 0  # where what is read now begins
    unknown: int = -1  # where an op starts that looks known, but goes on behind its line

    def run(self) -> RawFile:
        region = self.file.body
        at = skip_space(self.text, 0)
        while at >= 0:
            try:
                region, at = self._step(region, at)
            except DiagnosticError as reason:
                if self.faults is None:
                    raise
                self.faults += reason.diagnostics
                region, at = self._recover()
        return self.file

    def _step(self, region: RawRegion, at: int) -> tuple[RawRegion, int]:
        """Reads what a region holds until another one begins; where that is, -1: at the end."""
        at, finished = self._block_item(region, at)
        if not finished:
            return self.open[-1][1], at
        if at < 0:
            return region, at
        if self.faults is not None and indent(self.text, at) > indent(
            self.text, self.open[-1][0].start
        ):
            self.item = at
            raise error("unbalanced '}' character", at)  # it is none of this region
        return self._close(at)

    def _recover(self) -> tuple[RawRegion, int]:
        """Leaves out an item that is wrong; returns where another one begins, and its region."""
        region = self.open[-1][1] if self.open else self.file.body
        ops = region.blocks[-1].ops if region.blocks else []
        if ops and isinstance(ops[-1], RawOp) and ops[-1].end < 0:
            op = ops[-1]
            if op.regions:  # what they hold was read, and what follows is wrong
                op.end = op.regions[-1].end
            else:
                ops.pop()
        at = next_item(self.text, self.item, self._begins, nested=bool(self.open))
        if at == len(self.text):
            self._close_all()  # what is not closed because of that has been said
        return region, at

    def _block_item(self, region: RawRegion, at: int) -> tuple[int, bool]:
        """Reads items of a region until a nested region opens or this one ends."""
        text = self.text
        while True:
            at = self.item = self._known_lines(region, skip_space(text, at))
            if at >= len(text):
                self._check_end()
                return -1, True
            char = text[at]
            if char == "}":
                if not self.open and self.faults:
                    at += 1  # of something that was wrong
                    continue
                if not self.open:
                    raise error("expected operation name in quotes", at)
                return at, True
            if char == "^":
                at = self._label(region, at)
                continue
            if not self.open and self._top_level(at):
                at = self._aliases(at)
                continue
            op = self._begin(region, at)
            at, opened = self._op(op, self._results(op), [])
            if opened:
                return at, False
            self._learn(op)

    def _known_lines(self, region: RawRegion, at: int) -> int:
        """Reads lines whose like was read before; returns where something else starts."""
        if not region.blocks or at == self.unknown:
            return at
        ops = region.blocks[-1].ops
        count = len(ops)
        behind = self.known.read(self.text, at, ops)
        if len(ops) > count and behind < len(self.text) and not self._begins(behind):
            self.unknown = ops.pop().start
            return self.unknown
        return behind

    def _learn(self, op: RawOp) -> None:
        """Remembers an op without regions that fills a line, for others like it."""
        text = self.text
        first, last = op.tokens[0], op.tokens[-1]
        end = op.end if op.location is None else last.end
        if first.kind != "WORD" or not self.opens_op(text[first.start : first.end]):
            return
        if any(token.kind in _NOT_PLAIN for token in op.tokens):
            return
        if last.kind == "PUNCTUATION" and text[last.start : last.end] in _UNFINISHED:
            return
        line_end = text.find("\n", end)
        if line_end < 0 or line_end - op.start > LONGEST or text.find("\n", op.start, end) >= 0:
            return
        if not text[op.end : line_end].strip():
            op.skeleton = self.known.learn(text, op.start, end, op.results, op.tokens)

    def _close(self, at: int) -> tuple[RawRegion, int]:
        """Closes the innermost region and goes on with its op; opens further ones as needed."""
        self.item = at
        op, region, brackets = self.open.pop()
        region.end = at + 1
        op.tokens.append(Token("REGION", region.start, region.end))
        at, opened = self._op(op, at + 1, brackets)
        if opened or self.open:
            return self.open[-1][1], at
        return self.file.body, at

    def _close_all(self) -> None:
        """Ends all regions, and the ops that they belong to, with the text."""
        for op, region, _ in self.open:
            region.end = op.end = len(self.text)
            op.tokens.append(Token("REGION", region.start, region.end))
        self.open.clear()

    def _check_end(self) -> None:
        if self.open:
            opener = note("to close the region that opens here", self.open[-1][1].start)
            raise error("expected '}' at end of region", len(self.text), [opener])

    # --- one op ---

    def _begin(self, region: RawRegion, at: int) -> RawOp:
        if not region.blocks:
            region.blocks.append(RawBlock(at))
        op = RawOp(at)
        region.blocks[-1].ops.append(op)
        return op

    def _results(self, op: RawOp) -> int:
        """Reads `%a, %b:2 =` if it is there; returns where the op's name starts."""
        match = _RESULTS_AT.match(self.text, op.start)
        if match is None:
            return op.start
        for part in re.finditer(rf"({SSA})(?::(\d+))?", match.group(), re.ASCII):
            count = int(part.group(2) or 1)
            op.results.append((part.group(1)[1:], count, op.start + part.start()))
        return skip_space(self.text, match.end())

    def _op(self, op: RawOp, at: int, brackets: list[tuple[str, int]]) -> tuple[int, bool]:
        """Reads tokens until the op ends (False) or a region opens inside it (True)."""
        text, tokens = self.text, op.tokens
        while True:
            if tokens:
                at = read_plain(text, at, tokens, brackets)
            start = skip_space(text, at)
            if start >= len(text) or (not brackets and self._ends(tokens, at, start)):
                return self._finish(op, brackets, at), False
            if text[start] == "{":
                at, opened = self._brace(op, start, brackets)
                if opened:
                    return at, True
                continue
            token = next_token(text, start)
            at = token.end
            if token.kind == "PUNCTUATION":
                self._bracket(text[start : token.end], start, brackets)
            elif token.kind == "LOCATION" and not brackets:
                op.location = (start, at)
                continue
            tokens.append(token)

    def _ends(self, tokens: list[Token], previous_end: int, start: int) -> bool:
        """True if the op is over before the token at `start`."""
        text = self.text
        char = text[start]
        if char == "}":
            return True
        if not tokens:
            return False
        last = tokens[-1]
        if last.kind == "PUNCTUATION" and text[last.start : last.end] in _UNFINISHED:
            return False
        if text.find("\n", previous_end, start) < 0:
            return last.kind != "WORD" and self._opens_on_line(last, start)
        return self._begins(start)

    def _begins(self, start: int) -> bool:
        """True if what starts on a new line does not belong to an op before it."""
        text = self.text
        char = text[start]
        if char == "}":
            return True
        if char == "%":
            return _RESULTS_AT.match(text, start) is not None
        if char == '"':
            return _GENERIC_AT.match(text, start) is not None
        if char == "^":
            return True
        if char in "#!":
            return not self.open and _ALIAS_AT.match(text, start) is not None
        if char == "{":
            return not self.open and text.startswith("{-#", start)
        word = _WORD_AT.match(text, start)
        if word is None:
            return False
        return "." in word.group() or self.opens_op(word.group())

    def _opens_on_line(self, last: Token, start: int) -> bool:
        """True if another op starts at `start`, on the line of the token `last` before it.

        Results tell, known names, and behind a region any name with a dot. In `scf.for %i = ...`
        a word stands before the name.
        """
        if self.text[start] == "%":
            return _RESULTS_AT.match(self.text, start) is not None
        word = _DOTTED_AT.match(self.text, start)
        return word is not None and (last.kind == "REGION" or self.opens_op(word.group()))

    def _bracket(self, mark: str, at: int, brackets: list[tuple[str, int]]) -> None:
        if mark in _OPENERS:
            brackets.append((_OPENERS[mark], at))
        elif mark in (")", "]", ">", "}"):
            if not brackets:
                raise error(f"unbalanced '{mark}'", at)
            expected, opened = brackets.pop()
            if expected != mark:
                opener = note("to close this bracket", opened)
                raise error(f"expected '{expected}', not '{mark}'", at, [opener])

    def _finish(self, op: RawOp, brackets: list[tuple[str, int]], at: int) -> int:
        if brackets:
            expected, opened = brackets[-1]
            opener = note("to close this bracket", opened)
            raise error(f"expected '{expected}' before end of file", len(self.text), [opener])
        if not op.tokens:
            raise error("expected operation name in quotes", skip_space(self.text, at))
        op.end = at
        return at

    # --- braces: region, attribute dictionary, or sizes ---

    def _brace(self, op: RawOp, at: int, brackets: list[tuple[str, int]]) -> tuple[int, bool]:
        text = self.text
        inner = skip_space(text, at + 1)
        if text.startswith("}", inner):
            op.tokens.append(Token("EMPTY", at, inner + 1))
            return inner + 1, False
        is_dictionary = _ENTRY_AT.match(text, inner) is not None
        if self.is_opaque(self._name(op)) and not is_dictionary:
            end = body_end(text, at)
            op.tokens.append(Token("OPAQUE", at, end))
            return end, False
        if self._opens_region(at, inner):
            if len(self.open) >= REGIONS:
                raise too_deep(at, REGIONS)
            region = RawRegion(at)
            op.regions.append(region)
            self.open.append((op, region, brackets))
            return at + 1, True
        if is_dictionary:
            end = balanced_end(text, at)
            if self.faults is not None and holds_op(text, at, end):
                raise error("expected '}' to close this bracket", at)  # it holds the ops behind
            op.tokens.append(Token("DICTIONARY", at, end))
            return end, False
        brackets.append(("}", at))
        op.tokens.append(Token("PUNCTUATION", at, at + 1))
        return at + 1, False

    def _opens_region(self, at: int, inner: int) -> bool:
        """True if `{` at `at`, followed at `inner` by something, opens a region."""
        text = self.text
        char = text[inner : inner + 1]
        if (
            not char
            or char == "^"
            or _RESULTS_AT.match(text, inner)
            or _GENERIC_AT.match(text, inner)
        ):
            return True
        word = _WORD_AT.match(text, inner)
        if word is None:
            return False
        behind = skip_space(text, word.end())
        following = text[behind : behind + 1]
        if following in ("=", ","):
            return False
        if following == "}" and text.find("\n", at, inner) < 0:
            return self.opens_op(word.group())
        return "." in word.group() or self.opens_op(word.group())

    def _name(self, op: RawOp) -> str:
        if not op.tokens:
            return ""
        return self.text[op.tokens[0].start : op.tokens[0].end].strip('"')

    # --- labels, aliases, sections ---

    def _label(self, region: RawRegion, at: int) -> int:
        """Reads `^bb1(%a: i32):`."""
        block = RawBlock(at)
        region.blocks.append(block)
        brackets: list[tuple[str, int]] = []
        while True:
            at = skip_space(self.text, at)
            token = next_token(self.text, at)
            at = token.end
            mark = self.text[token.start : token.end]
            if token.kind == "PUNCTUATION":
                if mark == ":" and not brackets:
                    return at
                self._bracket(mark, token.start, brackets)
            elif not brackets and len(block.label) > 0 and token.kind != "BLOCK":
                raise error("expected ':' after block name", token.start)
            block.label.append(token)

    def _top_level(self, at: int) -> bool:
        return _ALIAS_AT.match(self.text, at) is not None or self.text.startswith("{-#", at)

    def _aliases(self, at: int) -> int:
        text = self.text
        if text.startswith("{-#", at):
            end = text.find("#-}", at)
            if end < 0:
                raise error("expected '#-}' to close this section", at)
            self.file.sections.append((at, end + 3))
            return end + 3
        token = next_token(text, at)
        value = skip_space(text, skip_space(text, token.end) + 1)
        alias = RawOp(value)
        end = self._alias_value(alias, value)
        self.file.aliases.append((text[token.start : token.end], value, end, at))
        return end

    def _alias_value(self, alias: RawOp, at: int) -> int:
        """Where the value of an alias ends: as an op would, but braces are just brackets."""
        brackets: list[tuple[str, int]] = []
        while True:
            start = skip_space(self.text, at)
            done = start >= len(self.text) or self._ends(alias.tokens, at, start)
            if done and not brackets:
                return at
            if self.text.startswith("{", start):
                at = balanced_end(self.text, start)
                alias.tokens.append(Token("DICTIONARY", start, at))
                continue
            token = next_token(self.text, start)
            at = token.end
            if token.kind == "PUNCTUATION":
                self._bracket(self.text[start:at], start, brackets)
            alias.tokens.append(token)
