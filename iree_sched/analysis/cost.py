"""How long an operation may take, from the bytes that it moves and the work that its name tells.

An attribute `iree_sched.cost_ns` on an op says it. Else it is an estimate that ranks ops and paths
against one another; it knows no caches and no hardware but through the rates of a `CostModel`.
IREE names an executable after the loops of its heaviest linalg op (summarizeLinalgOp in
Dialect/Flow/Transforms/AnnotateDispatches.cpp): `matmul_32x256x128_f32` runs 32 * 256 * 128 times
through its innermost loop.
"""

from __future__ import annotations

import functools
import math
import re

from iree_sched.classes import frozen
from iree_sched.dialects.own_attributes import COST
from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_integer

# Loop bounds, types of elements behind them; a bound that is not known is written D.
_TYPE = r"(?:bf|tf|[fisu]|si|ui)\d+"
_LOOPS = rf"_((?:\d+|D)(?:x(?:\d+|D))*)(?=[_x]({_TYPE}(?:x{_TYPE})*))"
_NUMBERED = r".*dispatch_\d+_"
_BITS = r"[a-z](\d+)"


@frozen
class Loops:
    """What the name of a function in an executable says of its heaviest op.

    Attributes:
      kind: what the op is called, `batch_matmul` say.
      bounds: of its loops, the innermost last; 0 for one that is only known when the program runs.
      element_bytes: bytes of the largest type of its operands.
    """

    kind: str
    bounds: tuple[int, ...]
    element_bytes: int


@frozen
class CostModel:
    """Rates to turn bytes and operations into nanoseconds.

    The defaults are near what one core of a server does under IREE's local-task driver.

    Attributes:
      launch: nanoseconds that any op takes, however small it is.
      bytes_per_ns: bytes that are read or written in a nanosecond.
      operations_per_ns: turns of the innermost loop in a nanosecond.
    """

    launch: float = 2000.0
    bytes_per_ns: float = 8.0
    operations_per_ns: float = 8.0

    def cost(self, moved: int, operations: int) -> float:
        """Nanoseconds of an op that moves so many bytes and turns so many times."""
        work = max(moved / self.bytes_per_ns, operations / self.operations_per_ns)
        return self.launch + work


def export_of(op: Operation) -> str:
    """The name of what an op calls in an executable, the first of several; "" for nothing."""
    symbols = op.attributes.get("entry_points", op.attributes.get("callee", ""))
    return symbols.strip("[]{} ").partition(",")[0].rpartition("@")[2].strip('" ')


def stated_cost(op: Operation) -> float | None:
    """Nanoseconds that the attribute `iree_sched.cost_ns` states, None where there is none."""
    number = parse_integer(op.attributes.get(COST, ""))
    return None if number is None else float(number)


def count_operations(op: Operation) -> int:
    """How often the innermost loop of what an op calls turns, as its name says; 0 if it does not.

    Bounds that are only known when the program runs count as 1.
    """
    return operations_of(op.attributes.get("entry_points", op.attributes.get("callee", "")))


@functools.lru_cache(maxsize=4096)
def operations_of(entry_points: str) -> int:
    """How often the innermost loop of a function in an executable turns, as its name says."""
    loops = loops_of(entry_points)
    return 0 if loops is None else math.prod(bound for bound in loops.bounds if bound)


@functools.lru_cache(maxsize=4096)
def loops_of(entry_points: str) -> Loops | None:
    """The loops of a function in an executable, None where its name does not tell them."""
    name = entry_points.rpartition("@")[2]
    found = re.search(_LOOPS, name)
    if found is None:
        return None
    bounds = tuple(0 if bound == "D" else int(bound) for bound in found[1].split("x"))
    bits = max(int(each) for each in re.findall(_BITS, found[2]))
    return Loops(re.sub(_NUMBERED, "", name[: found.start()]), bounds, max(1, bits // 8))
