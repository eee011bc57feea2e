"""Canonicalization: all patterns and folds of the ops that stand in host functions.

IREE's schedule-execution pass ends with applyPatternsGreedily over all registered canonicalization
patterns (Stream/Transforms/ScheduleExecution.cpp); so do ours.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Sequence
from typing import Any

from iree_sched.classes import define
from iree_sched.dialects import file_of
from iree_sched.ir import OpDefinition, Operation
from iree_sched.passbase import PassContext
from iree_sched.rewrite.greedy import Pattern, Rules, RuleSet, apply_greedily

_ANY = ""
# Files of `patterns/` in the order in which their patterns are tried, and those of `dialects/` that
# define the ops they are rooted at. They are imported when there is such an op: most programs need
# half of them, which saves 5 ms.
_TOPICS = (
    ("additions", "arith"),
    ("products", "arith"),
    ("assumptions", "arith util_value"),
    ("divisions", "arith"),
    ("bits", "arith"),
    ("shifts", "arith"),
    ("extremes", "arith"),
    ("ranges", "util_value"),
    ("comparisons", "arith util_value"),
    ("selections", "arith util_value"),
    ("casts", "arith"),
    ("float_arithmetic", "arith"),
    ("float_comparisons", "arith"),
    ("float_casts", "arith"),
    ("alignment", "util_value"),
    ("branches", "cf"),
    ("switches", "cf"),
    ("conditionals", "scf"),
    ("loops", "scf"),
    ("region_blocks", "scf"),
    ("region_branches", "scf"),
    ("unused", _ANY),
    ("fills", "stream_async"),
    ("sinking", "stream_async"),
    ("transfers", "stream_async"),
    ("updates", "stream_async"),
    ("parameters", "stream_parameter"),
    ("channels", "stream_channel"),
    ("executes", _ANY),
    ("closures", _ANY),
    ("timepoints", "stream_timepoint"),
    ("awaits", "stream_timepoint"),
    ("subviews", "arith stream_resource util_buffer"),
    ("buffers", "util_buffer"),
    ("tensors", "stream_async stream_tensor"),
    ("globals", "util_structural util_value"),
    ("unreachable", "util_structural"),
    ("strings", "util_value"),
    ("fences", "hal_device"),
)
# Folds of these give anything for operands that may be anything; those of shifts do not.
_ARITHMETIC = frozenset(
    {
        "additions",
        "products",
        "divisions",
        "bits",
        "extremes",
        "casts",
        "float_arithmetic",
        "float_casts",
    }
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
    return _Canonicalization(extra_patterns, as_iree=as_iree)


@define
class _Canonicalization(RuleSet):
    """All patterns and folds, imported as ops ask for them, and `patterns` behind them."""

    as_iree: bool = False

    def make(self, definition: OpDefinition) -> Rules:
        """The rules for ops of a definition; nothing is done with constants."""
        if definition.constant_like:
            return RuleSet(self.patterns).make(definition)
        file = file_of(definition.name)
        found = [_import(name) for name, files in _TOPICS if files == _ANY or file in files.split()]
        patterns = [entry for topic in found for entry in topic.PATTERNS]
        if self.as_iree:
            from iree_sched.rewrite.patterns.faults import FAULTS

            patterns = [FAULTS.get(entry, entry) for entry in patterns]
        folds = [entry for topic in found for entry in _folds(topic)]
        return RuleSet((*patterns, *self.patterns), folds).make(definition)


def _import(name: str) -> Any:
    return importlib.import_module(f"iree_sched.rewrite.patterns.{name}")


def _folds(topic: Any) -> Sequence[Any]:
    if topic.__name__.rpartition(".")[2] not in _ARITHMETIC:
        return topic.FOLDS  # type: ignore[no-any-return]
    from iree_sched.rewrite.patterns.unreachable import with_poison

    return with_poison(topic.FOLDS)
