"""Execute regions made up by hypothesis: plain numbers, and the same as IR."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from attrs import frozen
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from iree_sched.diagnostics import Source
from iree_sched.parser import parse
from iree_sched.partition import Graph, Kind

if TYPE_CHECKING:
    from passes.partitioners._region import Region, Space
else:
    from iree_sched.passes.partitioners._region import Region, Space

# More, and others each time: IREE_SCHED_EXAMPLES=5000 pytest tests/unit -k "checker or brute_force"
SETTINGS = settings(
    derandomize="IREE_SCHED_EXAMPLES" not in os.environ,
    max_examples=int(os.environ.get("IREE_SCHED_EXAMPLES", "40")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
_SIZES = (64, 128, 192, 320, 1024)


@frozen
class Work:
    """A dispatch: earlier ones whose results it takes, and the size of its result in bytes.

    It writes the result of `over` in place, unless that is None; that is then no other's to take.
    """

    takes: tuple[int, ...]
    size: int
    over: int | None = None
    leaves: bool = False


@st.composite
def works(draw: st.DrawFn, most: int = 9) -> list[Work]:
    """A list of dispatches in program order; some results leave the region."""
    found: list[Work] = []
    free: list[int] = []  # results that nobody has written over
    for number in range(draw(st.integers(1, most))):
        takes = draw(st.lists(st.sampled_from(free), max_size=3, unique=True)) if free else []
        over = None
        if takes and draw(st.integers(0, 4)) == 0:
            over = takes[0]
            free.remove(over)
        size = found[over].size if over is not None else draw(st.sampled_from(_SIZES))
        leaves = draw(st.integers(0, 5)) == 0
        found.append(Work(tuple(takes), size, over, leaves))
        free.append(number)
    return found


def as_graph(listed: list[Work]) -> Graph:
    """The graph of an execute region with these dispatches."""
    text = as_text(listed)
    module = parse(Source("random", text)).module
    execute = next(op for op in module.walk() if op.name == "stream.async.execute")
    return Graph(Kind.CONCURRENCY, execute.regions[0].blocks[0])


def as_text(listed: list[Work]) -> str:
    """A module with a function with one execute region."""
    sizes = {0, *_SIZES}
    constants = "\n".join(f"  %c{size} = arith.constant {size} : index" for size in sorted(sizes))
    # A result that was written over cannot be taken any more, not even to leave.
    taken = {work.over for work in listed}
    out = [n for n, work in enumerate(listed) if work.leaves and n not in taken]
    types = [_type(listed[n].size) for n in out]
    results = f"%r:{len(out)}, %t" if out else "%t"
    body = "\n".join(_dispatch(number, listed) for number in range(len(listed)))
    given = ", ".join(f"%v{n}" for n in out)
    yielded = f"stream.yield {given} : {', '.join(types)}" if out else "stream.yield"
    arrow = f"-> ({', '.join(types)}) " if out else ""
    return f"""util.func public @f() -> !stream.timepoint {{
{constants}
  {results} = stream.async.execute with() {arrow}{{
{body}
    {yielded}
  }} => !stream.timepoint
  util.return %t : !stream.timepoint
}}
"""


def _type(size: int) -> str:
    return f"!stream.resource<transient>{{%c{size}}}"


def _dispatch(number: int, listed: list[Work]) -> str:
    work = listed[number]
    sizes = [listed[other].size for other in work.takes]
    operands = ", ".join(
        f"%v{other}[%c0 to %c{size} for %c{size}]"
        for other, size in zip(work.takes, sizes, strict=True)
    )
    types = ", ".join(map(_type, sizes))
    result = _type(work.size) if work.over is None else f"%v{work.over}{{%c{work.size}}}"
    return (
        f"    %v{number} = stream.async.dispatch @e::@d{number}({operands}) : ({types}) -> {result}"
    )


def as_region(listed: list[Work]) -> Region:
    """The region of the dispatches, made without the toolkit's analyses."""
    distances = {}
    base: list[int] = []
    touching: dict[int, list[int]] = {}
    for number, work in enumerate(listed):
        for other in work.takes:
            distances[other, number] = 1
            touching[base[other]].append(number)
        if work.over is not None:
            # Whoever reads what is written over comes first.
            for reader in range(number):
                if work.over in listed[reader].takes:
                    distances[reader, number] = 1
        base.append(number if work.over is None else base[work.over])
        touching.setdefault(base[number], []).append(number)
    taken = {work.over for work in listed}
    leaving = {base[n] for n, work in enumerate(listed) if work.leaves and n not in taken}
    spaces = [
        Space(listed[number].size, tuple(dict.fromkeys(nodes)))
        for number, nodes in touching.items()
        if number not in leaving
    ]
    return Region.make(len(listed), distances, spaces)
