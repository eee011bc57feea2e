"""Canonicalization: all patterns and folds of the ops that stand in host functions.

IREE's schedule-execution pass ends with applyPatternsGreedily over all registered canonicalization
patterns (Stream/Transforms/ScheduleExecution.cpp); so do ours.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence

from iree_sched.ir import Operation
from iree_sched.passbase import PassContext
from iree_sched.rewrite.greedy import Pattern, RuleSet, apply_greedily
from iree_sched.rewrite.patterns import (
    additions,
    alignment,
    assumptions,
    awaits,
    bits,
    branches,
    buffers,
    casts,
    channels,
    closures,
    comparisons,
    conditionals,
    divisions,
    executes,
    extremes,
    fences,
    fills,
    float_arithmetic,
    float_casts,
    float_comparisons,
    globals,
    loops,
    parameters,
    products,
    ranges,
    region_blocks,
    region_branches,
    selections,
    shifts,
    sinking,
    strings,
    subviews,
    switches,
    tensors,
    timepoints,
    transfers,
    unreachable,
    unused,
    updates,
)
from iree_sched.rewrite.patterns.faults import FAULTS
from iree_sched.rewrite.patterns.unreachable import with_poison

_TOPICS = (
    additions,
    products,
    assumptions,
    divisions,
    bits,
    shifts,
    extremes,
    ranges,
    comparisons,
    selections,
    casts,
    float_arithmetic,
    float_comparisons,
    float_casts,
    alignment,
    branches,
    switches,
    conditionals,
    loops,
    region_blocks,
    region_branches,
    unused,
    fills,
    sinking,
    transfers,
    updates,
    parameters,
    channels,
    executes,
    closures,
    timepoints,
    awaits,
    subviews,
    buffers,
    tensors,
    globals,
    unreachable,
    strings,
    fences,
)
# Folds of these give anything for operands that may be anything; those of shifts do not.
_ARITHMETIC = (additions, products, divisions, bits, extremes, casts, float_arithmetic, float_casts)
_PATTERNS = tuple(entry for topic in _TOPICS for entry in topic.PATTERNS)
_FOLDS = tuple(
    entry
    for topic in _TOPICS
    for entry in (with_poison(topic.FOLDS) if topic in _ARITHMETIC else topic.FOLDS)
)


def canonicalize(
    op: Operation,
    context: PassContext,
    extra_patterns: Sequence[Pattern] = (),
    *,
    as_iree: bool = False,
) -> None:
    """Simplifies all that is nested in `op` until nothing changes.

    Args:
      op: an op that is isolated from above, such as a `util.func`.
      context: gives the attribute aliases; hears a warning if there is no end after ten rounds.
      extra_patterns: tried after the canonicalization patterns of the same benefit.
      as_iree: do as IREE 3.13 does even where that is wrong, see patterns/faults.py.
    """
    if not apply_greedily(op, canonicalization_rules(tuple(extra_patterns), as_iree), context):
        message = f"'{op.name}' op is not in canonical form after ten rounds of patterns"
        context.diagnostics.warning(message, op.offset)


@functools.lru_cache  # a rule set learns which of its patterns belong to which op
def canonicalization_rules(
    extra_patterns: tuple[Pattern, ...] = (), as_iree: bool = False
) -> RuleSet:
    """All patterns and folds, and further patterns, see `canonicalize`."""
    patterns = _PATTERNS
    if as_iree:
        patterns = tuple(FAULTS.get(entry, entry) for entry in _PATTERNS)
    return RuleSet((*patterns, *extra_patterns), _FOLDS)
