"""Rows of names and values: as tables for people, as JSON and as CSV."""

from __future__ import annotations

import math
import sys
from collections.abc import Sequence

Row = dict[str, str | int | float | None]

# Columns enough for any row: in a pipe a row is a line, however long the paths in it are.
_UNFOLDED = 1_000_000


def microseconds(nanoseconds: float) -> float | None:
    """To a tenth; None, which JSON has, for a time that there is not, or that never comes."""
    return round(nanoseconds / 1e3, 1) if math.isfinite(nanoseconds) else None


def show_rows(rows: Sequence[Row], form: str) -> None:
    """Prints rows as a table, as JSON or as CSV."""
    if form == "json":
        import json

        print(json.dumps(rows, indent=2))
    elif form == "csv":
        import csv

        if rows:
            writer = csv.DictWriter(sys.stdout, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    else:
        _show_table(rows)


def _show_table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table

    if not rows:
        print("nothing is scheduled")
        return
    table = Table(box=None, pad_edge=False)
    for name, value in rows[0].items():
        numeric = not isinstance(value, str)
        table.add_column(name.replace("_", " "), justify="right" if numeric else "left")
    for row in rows:
        table.add_row(*(_cell(value) for value in row.values()))
    console = Console(width=None if sys.stdout.isatty() else _UNFOLDED, markup=False)
    with console.capture() as shown:
        console.print(table)
    sys.stdout.write(shown.get())  # rich has an exit status of its own where nobody reads


def _cell(value: str | int | float | None) -> str:
    if value is None:
        return "-"
    return value if isinstance(value, str) else f"{value:,}"
