"""Options that are times: `10s`, `100ms`, `2.5us`."""

from __future__ import annotations

import re

import click

_UNITS = {"ns": 1, "us": 1_000, "µs": 1_000, "ms": 1_000_000, "s": 1_000_000_000}
_FORM = re.compile(r"(\d+(?:\.\d*)?|\.\d+)\s*([a-zµ]*)")
_LONGEST = 1 << 53  # nanoseconds, 104 days


def seconds(text: str) -> float:
    """Seconds of a time that is in seconds if it has no unit.

    Raises:
      click.BadParameter: it is no time.
    """
    return _nanoseconds(text, "s") / 1e9


def nanoseconds(text: str) -> int:
    """Nanoseconds of a time that is in nanoseconds if it has no unit.

    Raises:
      click.BadParameter: it is no time.
    """
    return _nanoseconds(text, "ns")


def _nanoseconds(text: str, default_unit: str) -> int:
    found = _FORM.fullmatch(text.strip())
    unit = (found[2] or default_unit) if found else ""
    if found is None or unit not in _UNITS:
        raise click.BadParameter(f"'{text}' is no time such as 10s, 100ms, 5us or 80ns.")
    exact = float(found[1]) * _UNITS[unit]
    if exact > _LONGEST:
        raise click.BadParameter(f"'{text}' is too long a time.")
    return round(exact)
