"""Blanks between the pieces of a printed op, as MLIR's printers leave them."""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.assembly.slots import ArgumentSlot, LineBreak, Piece

_TIGHT_BEFORE = frozenset({")", "]", "}", ">", ",", "::"})
_TIGHT_AFTER = frozenset({"(", "[", "<", "{", "::"})
# After these an opening bracket stands apart; after anything else it stands close.
_APART = frozenset({"->", "=>", ":", ",", "="})

_LONGEST = 10_000  # characters; joining copies them
State = tuple[bool, str, str]
# Pieces, numbers standing for pieces that differ each time, and the state behind them.
Recipe = tuple[list[Piece | int], str, str]


class Spacer:
    """Collects pieces and decides about the blanks between them."""

    def __init__(self) -> None:
        self._pieces: list[Piece] = []
        self._last = ""  # text of the last literal, or "" after anything else
        self._kind = ""  # kind of the last piece, "literal" for literals

    def literal(self, text: str) -> None:
        """A keyword or punctuation."""
        self._blank(text, "literal")
        self._pieces.append(text)
        self._last, self._kind = text, "literal"

    def piece(self, piece: Piece, kind: str) -> None:
        """Text or a slot, with the token kind it has in the grammar."""
        self._blank("", kind)
        self._pieces.append(piece)
        self._last, self._kind = "", kind

    def apart(self) -> None:
        """A blank stands before what comes next, whatever the rules say."""
        self._pieces.append(" ")
        self._kind = "blank"

    def line_break(self, depth: int) -> None:
        """A new line, indented by so many steps more than the op."""
        self._pieces.append(LineBreak(depth))
        self._last, self._kind = "", "blank"

    def declared(self) -> None:
        """The last piece declared a name: a colon follows without a blank."""
        self._kind = "declaration"

    def declares(self, region: int) -> bool:
        """True if arguments of the region were printed."""
        return any(isinstance(p, ArgumentSlot) and p.region == region for p in self._pieces)

    def mark(self) -> tuple[int, str, str]:
        """A state to come back to."""
        return len(self._pieces), self._last, self._kind

    def rewind(self, mark: tuple[int, str, str]) -> None:
        """Forgets what came since the mark."""
        length, self._last, self._kind = mark
        del self._pieces[length:]

    def state(self) -> State:
        """What blanks before the next piece depend on."""
        return bool(self._pieces), self._last, self._kind

    def recipe(self, mark: tuple[int, str, str], parts: Sequence[Piece]) -> Recipe | None:
        """How to repeat what came since the mark with other parts; None if that is not clear."""
        recipe: list[Piece | int] = []
        for piece in self._pieces[mark[0] :]:
            numbers = [number for number, part in enumerate(parts) if part is piece]
            recipe.append(numbers[0] if numbers else piece)
        places = [entry for entry in recipe if isinstance(entry, int)]
        return (recipe, self._last, self._kind) if places == list(range(len(parts))) else None

    def repeat(self, recipe: Recipe, parts: Sequence[Piece]) -> None:
        """Adds pieces by a recipe that was made in the same state."""
        entries, self._last, self._kind = recipe
        self._pieces += [parts[e] if isinstance(e, int) else e for e in entries]

    def finish(self) -> tuple[Piece, ...]:
        """All pieces, neighbouring texts joined unless they are long."""
        joined: list[Piece] = []
        texts: list[str] = []
        for piece in self._pieces:
            if isinstance(piece, str) and len(piece) < _LONGEST:
                texts.append(piece)
                continue
            if texts:
                joined.append("".join(texts))
                texts.clear()
            joined.append(piece)
        return (*joined, "".join(texts)) if texts else tuple(joined)

    def _blank(self, text: str, kind: str) -> None:
        if self._pieces and self._kind != "blank" and self._wants_blank(text, kind):
            self._pieces.append(" ")

    def _wants_blank(self, text: str, kind: str) -> bool:
        if kind == "LOCATION":
            return False  # whether there is one shows only when the template is filled in
        if self._last in _TIGHT_AFTER or text in _TIGHT_BEFORE:
            return False
        if text == ":":
            return self._kind != "declaration"
        if text in ("(", "["):
            return self._last in _APART
        if text == "<" or kind == "bracket":
            return self._last in _APART
        if text == "{":
            return self._kind == "literal"
        return True
