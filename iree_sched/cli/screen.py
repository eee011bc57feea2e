"""Shows diagnostics on standard error, in colour where a person reads it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable

_STYLES = {"error": "bold red", "warning": "bold magenta", "note": "bold bright_black"}
_HEAD = r"(?P<place>.*?:) (?P<severity>error|warning|remark|note): (?P<message>.*)"
_CARET = r"\s*\^~*"


def make_screen(color: bool | None) -> Callable[[str], None]:
    """A function that shows the text of a diagnostic.

    `color` None means: in colour where standard error is a terminal, unless NO_COLOR is set.
    """
    if color is False or (color is None and not sys.stderr.isatty()):
        return _show_plain
    return _coloured(color)


def _show_plain(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _coloured(color: bool | None) -> Callable[[str], None]:
    from rich.console import Console
    from rich.text import Text

    console = Console(stderr=True, force_terminal=color, soft_wrap=True, highlight=False)

    def show(text: str) -> None:
        for line in text.split("\n"):
            shown = Text(line)
            head = re.fullmatch(_HEAD, line)
            if head:
                shown.stylize("bold", *head.span("place"))
                shown.stylize(_STYLES.get(head["severity"], "bold blue"), *head.span("severity"))
                shown.stylize("bold", *head.span("message"))
            elif re.fullmatch(_CARET, line):
                shown.stylize("bold green")
            console.print(shown)

    return show
