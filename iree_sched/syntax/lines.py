"""Ops that fill a line, cut at their names.

Ops repeat: with the SSA names cut out, most lines of a large function have stood there before. So
the tokens of a line are looked at once, the next one like it is only cut: 4 us with one regular
expression rather than 80 us for sixty tokens one by one.

In a model few lines are the same even so: each dispatch has an entry point of its own, each load a
global. Lines that differ in symbols, strings and numbers of constants only are akin: what is known
of one holds for the others but for these words.
"""

from __future__ import annotations

import re
from typing import Any

from iree_sched.classes import define, field
from iree_sched.syntax.tokens import NAME, SPACE, Token

LONGEST = 2000  # characters of a line; a longer one hardly has its like
_SPACE = re.compile(SPACE)
_NAME = re.compile(f"%({NAME})", re.ASCII)
# Begins with a set of characters, so that the search skips all others: that takes a quarter of the
# time that it takes with numbers.
_NAMED = r'["@](?:(?<=@)[A-Za-z_][\w$.]*|(?<=")[^"\\\n]*")'
_NAMED_WORD = re.compile(f"({_NAMED})", re.ASCII)
_WORD = re.compile(rf"({_NAMED}|(?<=\bconstant )-?\d+)", re.ASCII)
_LOCATION = re.compile(r'\s+(loc\((?:#\w+|"[^"\\\n]*":\d+:\d+|unknown)\))\Z', re.ASCII)


@define
class Skeleton:
    """What lines have in common that differ in their names only.

    Attributes:
      results: how many values each result name stands for.
      head: characters before the op's own name that are not of result names.
      names: by token behind the results, its place among all names of the line; None for others.
      reader: what the parser knows of these lines; kept here for it.
      akin: the skeleton whose tokens were looked at, where this one is only akin to it.
      words: what then stands in the place of the symbols, strings and numbers of that one.
    """

    results: tuple[int, ...]
    head: int
    names: tuple[int | None, ...]
    reader: Any = field(default=None)
    akin: Skeleton | None = field(default=None)
    words: tuple[str, ...] = field(default=())


class RawLine:
    """An op that fills a line, its names cut out.

    Attributes:
      start: offset of its text.
      skeleton: what is left of the line.
      names: results and all other names in order, without `%`.
      location: the text of its trailing `loc(...)`, None where it has none.
    """

    __slots__ = ("location", "names", "skeleton", "start")

    def __init__(
        self, start: int, skeleton: Skeleton, names: list[str], location: str | None
    ) -> None:
        self.start = start
        self.skeleton = skeleton
        self.names = names
        self.location = location


class KnownLines:
    """The skeletons of lines read so far, by what is left of a line without its names."""

    def __init__(self) -> None:
        self._skeletons: dict[str, Skeleton] = {}
        self._families: dict[str, Skeleton] = {}  # by what is left without words, too

    def read(self, text: str, at: int, ops: list[Any]) -> int:
        """Appends the ops on lines from `at` on, as long as their skeletons are known.

        Returns:
          Where the first line that is not known starts, behind its indentation.
        """
        get, cut, indentation, find = self._skeletons.get, _NAME.split, _SPACE.match, text.find
        append = ops.append
        while True:
            end = find("\n", at)
            if end < 0 or end - at > LONGEST:
                return at
            parts = cut(text[at:end])
            skeleton, location = get("%".join(parts[::2])), None
            if skeleton is None:
                place = _LOCATION.search(parts[-1]) if parts[-1].endswith(")") else None
                if place is not None:
                    parts[-1] = parts[-1][: place.start()]
                    location = place[1]
                skeleton = self._find("%".join(parts[::2]), len(parts) // 2)
                if skeleton is None:
                    return at
            append(RawLine(at, skeleton, parts[1::2], location))
            at = indentation(text, end).end()  # type: ignore[union-attr]

    def _find(self, key: str, names: int) -> Skeleton | None:
        """The skeleton of lines with this key, made where one akin to it is known."""
        found = self._skeletons.get(key)
        if found is not None:
            return found
        family, words = _split(key)
        akin = self._families.get(family)
        if akin is None or family.count("%") != names:  # a name was cut out of a string
            return None
        found = Skeleton(akin.results, akin.head, akin.names, akin=akin, words=tuple(words))
        self._skeletons[key] = found
        return found

    def learn(
        self,
        text: str,
        start: int,
        end: int,
        results: list[tuple[str, int, int]],
        tokens: list[Token],
    ) -> Skeleton | None:
        """Remembers an op from its text without location, unless what looks like its names is not.

        `results` holds name, number of values and offset of each result; `tokens` what follows.
        """
        known = [offset for _, _, offset in results]
        known += [token.start for token in tokens if token.kind == "SSA"]
        if [match.start() for match in _NAME.finditer(text, start, end)] != known:
            return None
        key = "%".join(_NAME.split(text[start:end])[::2])
        names: list[int | None] = []
        count = len(results)
        for token in tokens:
            names.append(count if token.kind == "SSA" else None)
            count += token.kind == "SSA"
        head = tokens[0].start - start - sum(len(name) for name, _, _ in results)
        counts = tuple(count for _, count, _ in results)
        skeleton = self._skeletons[key] = Skeleton(counts, head, tuple(names))
        if "\\" not in key:  # else it is not clear where strings end
            self._families[_split(key)[0]] = skeleton
        return skeleton


def find_words(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where symbols, strings and numbers of constants stand in the text of an op."""
    return [match.span() for match in _WORD.finditer(text, start, end)]


def _split(key: str) -> tuple[str, list[str]]:
    """What lines that are akin have in common, the kinds of their words included, and the words."""
    parts = (_WORD if "constant " in key else _NAMED_WORD).split(key)
    words = parts[1::2]
    kinds = [word[0] if word[0] in '@"' else "0" for word in words]
    return "\0".join([*parts[::2], *kinds]), words
