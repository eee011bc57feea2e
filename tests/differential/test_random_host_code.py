"""Canonicalization gives the same text as IREE's on random functions of host code."""

import re
from collections.abc import Callable

import pytest

from iree_sched.diagnostics import Source
from iree_sched.parser import parse
from iree_sched.passbase import PassContext
from iree_sched.printer import print_document
from iree_sched.rewrite.canonicalize import canonicalization_rules
from iree_sched.rewrite.greedy import apply_greedily
from tests.differential import in_process
from tests.differential.random_arithmetic import random_function
from tests.differential.random_util import PRELUDE, random_util_function

_FUNCTION = re.compile(r"  util\.func public @(\w+).*?\n  }\n", re.DOTALL)

# From a seed to the text of a function.
Writer = Callable[[int], str]
WRITERS: dict[str, Writer] = {"arithmetic": random_function, "util": random_util_function}


def differences(writer: Writer, seeds: range) -> dict[str, tuple[str, str]]:
    """What IREE and we make of the functions of seeds, by name, where that is not the same text."""
    text = "".join(["module {\n", PRELUDE, *map(writer, seeds), "}\n"])
    expected = in_process.run(text, "builtin.module(canonicalize)")
    assert expected.text is not None, expected.errors
    printed = in_process.run(_canonicalized(text))
    assert printed.text is not None, printed.errors
    theirs, ours = _functions(expected.text), _functions(printed.text)
    assert len(theirs) == len(seeds)
    return {name: (theirs[name], ours[name]) for name in theirs if theirs[name] != ours[name]}


def _canonicalized(text: str) -> str:
    """Ours, in the order and with the regions of --canonicalize."""
    document = parse(Source("<random>", text))
    context, rules = PassContext(aliases=document.aliases), canonicalization_rules(as_iree=True)
    for op in document.module.regions[0].blocks[0]:
        if op.regions and op.regions[0].blocks:
            assert apply_greedily(op, rules, context, top_down=True, merge_blocks=False)
    return print_document(document)


def _functions(text: str) -> dict[str, str]:
    return {match.group(1): match.group(0) for match in _FUNCTION.finditer(text)}


@pytest.mark.parametrize("first", range(0, 600, 200))
@pytest.mark.parametrize("kind", WRITERS)
def test_random_functions(kind: str, first: int) -> None:
    found = differences(WRITERS[kind], range(first, first + 200))
    for name, (theirs, ours) in found.items():
        raise AssertionError(f"{len(found)} differ, first {name}:\n{theirs}\n{ours}")
