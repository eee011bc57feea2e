"""Puts the text of aliases where they are used, as MLIR does when it prints in local scope."""

from __future__ import annotations

import re
from collections.abc import Mapping

# A string is passed over: what looks like an alias in it is none.
_ALIAS = r'"(?:[^"\\]|\\.)*"|[#!][A-Za-z0-9$._-]+'


def inline_aliases(text: str, aliases: Mapping[str, str]) -> str:
    """Replaces every alias in a text, and those within their own text.

    An alias that is defined by itself is left alone.
    """
    if not aliases:
        return text
    known: dict[str, str] = {}

    def resolve(name: str, outer: frozenset[str]) -> str:
        if name not in known:
            inner = outer | {name}
            known[name] = re.sub(_ALIAS, lambda m: replace(m[0], inner), aliases[name])
        return known[name]

    def replace(found: str, outer: frozenset[str]) -> str:
        return resolve(found, outer) if found in aliases and found not in outer else found

    return re.sub(_ALIAS, lambda m: replace(m[0], frozenset()), text)
