"""How many bytes a dispatch touches, where what is bound to it does not say.

IREE lays the values of a function into few buffers, and in the end binds whole buffers to
dispatches (Dialect/Stream/Transforms/FuseDispatchBindings.cpp): how long a binding is then tells
what it may touch at most. Names tell more: the loops of the heaviest op, so the sizes of what it
reads and writes. Strides of convolutions, and what was fused into a dispatch, they do not tell.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from iree_sched.analysis.cost import Loops, loops_of

# What IREE lets a workgroup read and write where it only moves data: 64 x 64 to 128 x 128 elements.
_TILE_BYTES = 1 << 17

# Ops with a window of one channel, where names tell; `conv` may be one or not.
_BY_CHANNEL = ("depthwise_conv", "pooling")
_ELEMENT_BYTES = 8  # of the largest type


def touched_bytes(name: str, lengths: Sequence[int], tiles: int) -> int:
    """Bytes that a dispatch reads and writes.

    Args:
      name: of the function in the executable.
      lengths: bytes of its bindings.
      tiles: workgroups that it has.
    """
    bound = sum(lengths)
    if name.endswith("_elementwise"):  # no loops at all: of single elements
        return sum(min(length, _ELEMENT_BYTES) for length in lengths)
    loops = loops_of(name)
    if loops is None or not all(loops.bounds):
        return min(bound, tiles * _TILE_BYTES)
    if _is_contraction(loops):
        return min(bound, _contraction(loops) * loops.element_bytes)
    if loops.kind.startswith(("conv", *_BY_CHANNEL)) and len(loops.bounds) >= 5:
        return min(bound, _window(loops) * loops.element_bytes)
    # Each operand is indexed by some of the loops.
    most = math.prod(loops.bounds) * loops.element_bytes
    return sum(min(length, most) for length in lengths)


def _is_contraction(loops: Loops) -> bool:
    words = ("matmul", "vecmat", "matvec", "contract")
    return any(word in loops.kind for word in words) and len(loops.bounds) >= 2


def _contraction(loops: Loops) -> int:
    """Elements of both operands and the result; the innermost loop is what is summed over."""
    batch, bounds = 1, loops.bounds
    if loops.kind.startswith("batch") and len(bounds) > 2:
        batch, bounds = bounds[0], bounds[1:]
    *rows, columns, depth = bounds
    height = math.prod(rows)
    return batch * (height * depth + columns * depth + height * columns)


def _window(loops: Loops) -> int:
    """Elements of input, filter and result: two loops over the image, channels, then the window.

    Where there are five of them the window is of all channels and one line, or of one channel. What
    stands before is a batch. Strides of 1 are assumed.
    """
    image = -5 if loops.kind.startswith(_BY_CHANNEL) else -6
    height, width, channels, *window = loops.bounds[image:]
    depth = window[-1] if len(window) == 3 else max(channels, window[-1])
    batch = math.prod(loops.bounds[:image])
    return batch * height * width * (depth + channels) + channels * math.prod(window)
