"""Types that follow from other types."""

from __future__ import annotations

import re

from iree_sched.dialects.attribute_types import IMPLIED
from iree_sched.syntax.attributes import tokenize

_SHAPED = r"(?s)((?:tensor|vector)<(?:.*x)?)([^x,<>]+)(.*>)\Z"
_TYPED = ("ATTRIBUTE", "NUMBER", "STRING")  # tokens that `: type` may follow
_LIST = r"(?s)!util\.list<(.*)>\Z"


def with_element(type: str, element: str) -> str:
    """A type of the same shape with another element type."""
    match = re.match(_SHAPED, type)
    return element if match is None else f"{match[1]}{element}{match[3]}"


def element_of(type: str) -> str:
    """The element type of `!util.list<T>`; the type itself of anything else."""
    match = re.match(_LIST, type)
    return type if match is None else match[1]


def attribute_type(text: str) -> str | None:
    """The type of an attribute: what follows its `:`, else that of such literals or attributes.

    None for one that has no type, and for one of a dialect that is not known to have any.
    """
    if text in ("true", "false"):
        return "i1"
    if text.startswith("@"):
        return text.partition(" : ")[2] or None
    first, *others = tokenize(text)
    if others:
        colon = others[0]
        is_typed = first.kind in _TYPED and text[colon.start : colon.end] == ":"
        return text[colon.end :].strip() if is_typed else None
    if first.kind == "NUMBER":
        return "f64" if "." in text else "i64"
    return "none" if first.kind == "STRING" else IMPLIED.get(text.strip().partition("<")[0])


def derive(rule: str, base: str) -> str:
    """The type that follows from `base` by a rule of `OpDefinition.derived_types`."""
    word = rule.split()[0]
    if word in ("same", "type"):
        return base
    return element_of(base) if word == "element" else with_element(base, word)
