"""How much the functions in executables compute, as far as their bodies can be read.

Bodies are not parsed, only looked through for ops of linalg, each on a line of its own, which say
the shapes that they loop over. Before IREE's code generation nearly all work is in such ops; what
is in others counts as none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from iree_sched.dialects.names import EXECUTABLE
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import resolve_alias

_FUNCTION = re.compile(r"\bfunc\.func (?:public |private )?@([\w$.-]+)")
_OP = re.compile(r"\b(?:linalg|iree_linalg_ext)\.(\w+)\b(.*\bouts\(.*)")
_GROUP = re.compile(r"\b(ins|outs)\([^:()]*:\s*([^()]*)\)")
_TENSOR = re.compile(r"(?:tensor|vector|memref)<((?:(?:\d+|\?)x)*)")
_MAPS = re.compile(r"indexing_maps = \[(.*?)\](?:, iterator_types| ins\()")
_MAP = re.compile(r"#[\w$.]+|affine_map<[^>]*->[^>]*>")
_AFFINE = re.compile(r"affine_map<\(([^)]*)\)(?:\[[^\]]*\])?\s*->\s*\((.*)\)>")
_PRODUCTS = re.compile(r"(?:batch_)*(?:mmt4d|matmul|vecmat|matvec|dot)")

Shape = tuple[int, ...]


def operations_in_executables(module: Operation, aliases: Mapping[str, str]) -> dict[str, int]:
    """Turns of the innermost loops of each function in the executables of a module.

    Sizes that are only known when the program runs count as 1.

    Returns:
      By symbol `executable::function`; without those in which nothing was found.
    """
    found: dict[str, int] = {}
    for op in module.regions[0].blocks[0]:
        text = op.regions[0].text if op.name == EXECUTABLE and op.regions else None
        if text is None:
            continue
        name = op.attributes["sym_name"].lstrip("@").strip('"')
        parts = _FUNCTION.split(text)
        for function, body in zip(parts[1::2], parts[2::2], strict=True):
            turns = operations_in(body, aliases)
            if turns:
                found[f"{name}::{function}"] = turns
    return found


def operations_in(body: str, aliases: Mapping[str, str]) -> int:
    """Turns of the innermost loops of all ops in the text of a function."""
    return sum(_turns(name, rest, aliases) for name, rest in _OP.findall(body))


def _turns(name: str, rest: str, aliases: Mapping[str, str]) -> int:
    groups = {group: _shapes(types) for group, types in _GROUP.findall(rest)}
    ins, outs = groups.get("ins", []), groups.get("outs", [])
    maps = _MAPS.search(rest)
    if maps is not None:
        texts = [resolve_alias(each, aliases) for each in _MAP.findall(maps[1])]
        turns = _turns_of_maps(texts, [*ins, *outs])
        if name == "generic" or turns > 1:  # else a product whose maps tell nothing
            return turns
    largest = max((math.prod(shape) for shape in (*ins, *outs)), default=0)
    if len(ins) < 2 or not outs or not all(ins[:2]):
        return largest
    made = math.prod(outs[0])
    if _PRODUCTS.fullmatch(name):
        return made * ins[0][-1]
    if name.startswith("pooling"):
        return made * math.prod(ins[1])
    if "conv" in name:
        # The kernel has a value for each turn, but for the channels of the output.
        channels = ins[1][0] if "fchw" in name else ins[1][-1]
        return made * math.prod(ins[1]) // max(1, channels)
    return largest


def _shapes(types: str) -> list[Shape]:
    return [
        tuple(1 if size == "?" else int(size) for size in shape.split("x") if size)
        for shape in _TENSOR.findall(types)
    ]


def _turns_of_maps(maps: Sequence[str], shapes: Sequence[Shape]) -> int:
    """The product of all loop bounds, each from an operand that has the loop as a dimension."""
    bounds: dict[str, int] = {}
    for text, shape in zip(maps, shapes, strict=False):
        affine = _AFFINE.fullmatch(text)
        if affine is None:
            continue
        for expression, size in zip(affine[2].split(","), shape, strict=False):
            if expression.strip() in affine[1].replace(" ", "").split(","):
                bounds[expression.strip()] = size
    return math.prod(bounds.values())
