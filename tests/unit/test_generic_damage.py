"""Ops in generic form that are not as their definitions say are refused with a place.

The generic form can say anything: attributes of the wrong kind, or none, values in the wrong
groups. Whatever is not refused has to be printed in custom form and read again.
"""

import random
import re

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.printer import print_document
from tests.unit.test_grammars import example_documents

_PASSES = "builtin.module(util.func(iree-stream-schedule-execution))"
_VALUES = (
    *("1 : i64", "-1 : index", '"text"', "@name", "@a::@b", "[]", "[1 : i32]", "[[]]", "{}"),
    *("i32", "(i32) -> i32", "array<i32: 1>", "array<i64>", "true", "1.0 : f32", "[@a]"),
    *("dense<1> : tensor<2xi32>", "[-1 : index, 7 : index, 3 : index]"),
)
_TYPES = ("f32", "index", "i1", "!util.buffer", "!stream.resource<*>", "!stream.timepoint")


def _entries(text: str) -> list[str]:
    """The entries of a dictionary without its braces."""
    entries, depth = [""], 0
    for character in text:
        depth += (character in "<[({") - (character in ">])}")
        if character == "," and depth == 0:
            entries.append("")
        else:
            entries[-1] += character
    return [entry.strip() for entry in entries]


def _with_other_attribute(rng: random.Random, line: str) -> str:
    """Takes an attribute away, or gives it another value or none."""
    match = re.search(r"<\{(.*)\}>", line)
    if match is None:
        return _with_other_operands(rng, line)
    entries = _entries(match[1])
    index = rng.randrange(len(entries))
    name = entries[index].partition(" =")[0]
    if "SegmentSizes" in name and rng.random() < 0.6:
        entries[index] = re.sub(r"\d+(?=[,>])", lambda _: str(rng.randint(-1, 3)), entries[index])
    elif rng.random() < 0.3:
        del entries[index]
    else:
        entries[index] = rng.choice([name, *(f"{name} = {value}" for value in _VALUES)])
    properties = f"<{{{', '.join(entries)}}}>" if entries else ""
    return line[: match.start()] + properties + line[match.end() :]


def _with_other_operands(rng: random.Random, line: str) -> str:
    """Takes an operand away or repeats one, along with its type."""
    operands = re.search(r'"\(([^)]*)\)', line)
    types = re.search(r" : \(([^)]*)\) -> ", line)
    if operands is None or types is None or not operands[1]:
        return _with_other_types(rng, line)
    values, given = operands[1].split(", "), types[1].split(", ")
    index, count = rng.randrange(len(values)), rng.choice([0, 2])
    values[index : index + 1] = [values[index]] * count
    given[index : index + 1] = [given[index]] * count
    line = f"{line[: types.start()]} : ({', '.join(given)}) -> {line[types.end() :]}"
    return f'{line[: operands.start()]}"({", ".join(values)}){line[operands.end() :]}'


def _with_other_types(rng: random.Random, line: str) -> str:
    """Changes some types."""
    return re.sub(
        r"\b(i32|index)\b|!stream\.resource<\*>|!hal\.\w+",
        lambda match: match[0] if rng.random() < 0.6 else rng.choice(_TYPES),
        line,
    )


_DAMAGES = (*[_with_other_attribute] * 3, _with_other_operands, _with_other_types)


@pytest.mark.parametrize("seed", range(3))
def test_damaged_ops(seed: int) -> None:
    rng = random.Random(seed)
    for name, document in example_documents():
        lines = print_document(document, generic=True).split("\n")
        place = next(number for number, line in enumerate(lines) if f'"{name}"(' in line)
        lines[place] = rng.choice(_DAMAGES)(rng, lines[place])
        _check("\n".join(lines), lines[place])


def _check(text: str, damaged: str) -> None:
    for pipeline in ("builtin.module()", _PASSES):
        result = session.run(Source("damaged.mlir", text), pipeline)
        for report in result.reports:
            assert "internal error" not in report.diagnostic.message, f"{damaged}\n{report}"
            assert report.diagnostic.offset >= 0, f"{damaged}\n{report}"
        if not result.succeeded:
            return
        if "#test" in damaged:  # made up, so its type is not known
            continue
        again = session.run(Source("printed.mlir", result.text))
        assert again.succeeded, f"{damaged}\n{again.report()}"
