"""Where the keys of a TOML document stand, which tomllib does not tell."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from attrs import define, field

from iree_sched.diagnostics import Source, error

_LINE = re.compile(
    r"""^[ \t]*(?:
        \[\[?[ \t]*(?P<table>[\w.-]+)[ \t]*\]\]?
      | (?P<key>[\w-]+|"[^"\n]*")[ \t]*=[ \t]*(?P<value>[^\s])
    )""",
    re.MULTILINE | re.VERBOSE,
)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")

_Key = tuple[str, int, str]  # table, how many of that name come before, key


def read_toml(source: Source) -> dict[str, Any]:
    """Reads a document.

    Raises:
      DiagnosticError: it is no TOML.
    """
    try:
        return tomllib.loads(source.text)
    except tomllib.TOMLDecodeError as reason:
        message = str(reason)
        found = _AT.search(message)
        offset = len(source.text.rstrip())
        if found is not None and found[1]:
            lines = source.text.split("\n")[: int(found[1]) - 1]
            offset = sum(len(line) + 1 for line in lines) + int(found[2]) - 1
        first = _AT.sub("", message)
        raise error(f"file is no TOML: {first[:1].lower()}{first[1:]}", offset) from reason
    except ValueError as reason:  # numbers of thousands of digits
        raise error(f"file is no TOML of ours: {reason}", 0) from reason
    except RecursionError as reason:
        raise error("file is nested too deeply", 0) from reason


@define
class Places:
    """Offsets of the keys of a document, as far as each stands on a line of its own.

    Attributes:
      source: the document.
    """

    source: Source
    _keys: dict[_Key, int] = field(factory=dict, init=False)
    _values: dict[_Key, int] = field(factory=dict, init=False)

    def __attrs_post_init__(self) -> None:
        table, number, counts = "", 0, dict[str, int]()
        for line in _LINE.finditer(self.source.text):
            if line["table"]:
                table = line["table"]
                number = counts[table] = counts.get(table, -1) + 1
                self._keys[table, number, ""] = line.start("table")
            else:
                key = table, number, line["key"].strip('"')
                self._keys.setdefault(key, line.start("key"))
                self._values.setdefault(key, line.start("value"))

    def of_key(self, table: str, number: int, key: str) -> int:
        """Where a key stands; its table, or the start of the document, where that is not known."""
        return self._keys.get((table, number, key), self.of_table(table, number))

    def of_value(self, table: str, number: int, key: str) -> int:
        """Where the value of a key begins."""
        return self._values.get((table, number, key), self.of_table(table, number))

    def of_table(self, table: str, number: int) -> int:
        """Where the header of a table stands; 0 for what is above all headers."""
        return self._keys.get((table, number, ""), 0)
