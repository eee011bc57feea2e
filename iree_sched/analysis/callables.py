"""The functions and initializers of a module, which are what is scheduled."""

from __future__ import annotations

from collections.abc import Iterator

from iree_sched.dialects.names import CALLABLES
from iree_sched.ir import Operation


def names_of_callables(module: Operation) -> Iterator[tuple[str, Operation]]:
    """Functions and initializers that have a body, with names; initializers are numbered.

    None of them is nested in another one, so that bodies, which are nearly all of a module, need
    not be walked.
    """
    initializers = 0
    stack = [module]
    while stack:
        op = stack.pop()
        if op.name not in CALLABLES:
            nested = [each for region in op.regions for block in region for each in block]
            stack.extend([each for each in reversed(nested) if each.regions])
            continue
        if not any(region.blocks for region in op.regions):
            continue
        name = op.attributes.get("sym_name", "").lstrip("@").strip('"')
        if not name:
            name, initializers = f"initializer {initializers}", initializers + 1
        yield name, op
