"""How IREE places the buffers of an execute region in their slab.

Follows packStaticSlicesGreedily in Stream/Transforms/LayoutSlices.cpp: in the order in which they
are made, each buffer goes to the smallest gap between those it must not share bytes with, or
behind them.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterable


def pack(slices: Iterable[tuple[int, int, int]], enough: int | None = None) -> int:
    """The bytes of the slab.

    Args:
      slices: for each buffer the first and the last place in which it is live, and its size in
        bytes, aligned. Firsts never decrease: that is the order in which IREE sees them.
      enough: stop where the slab is larger than this; then some larger number is returned.
    """
    active: list[tuple[int, int, int]] = []  # offset, end, last place; by offset
    total = 0
    now = -1
    for first, last, size in slices:
        if first != now:
            # Whatever ended before is never met again.
            now = first
            active = [entry for entry in active if entry[2] >= now]
        offset = current = 0
        best = fit = -1
        for start, end, _ in active:
            if current + size <= start and (best < 0 or start - current < fit):
                best, fit = current, start - current
            if end > current:
                current = end
        offset = current if best < 0 else best
        insort(active, (offset, offset + size, last))
        if offset + size > total:
            total = offset + size
            if enough is not None and total > enough:
                break
    return total
