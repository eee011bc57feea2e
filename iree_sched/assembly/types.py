"""Types that follow from other types."""

from __future__ import annotations

import re

_SHAPED = re.compile(r"((?:tensor|vector)<(?:.*x)?)([^x,<>]+)(.*>)\Z", re.DOTALL)
_LIST = re.compile(r"!util\.list<(.*)>\Z", re.DOTALL)


def with_element(type: str, element: str) -> str:
    """A type of the same shape with another element type."""
    match = _SHAPED.match(type)
    return element if match is None else f"{match[1]}{element}{match[3]}"


def element_of(type: str) -> str:
    """The element type of `!util.list<T>`; the type itself of anything else."""
    match = _LIST.match(type)
    return type if match is None else match[1]


def derive(rule: str, base: str) -> str:
    """The type that follows from `base` by a rule of `OpDefinition.derived_types`."""
    word = rule.split()[0]
    if word in ("same", "type"):
        return base
    return element_of(base) if word == "element" else with_element(base, word)
