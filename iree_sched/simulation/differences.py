"""Where a compiled program stands otherwise than in the schedule that it was compiled from.

IREE changes schedules behind the scheduling passes: it joins and splits command buffers, adds
copies and barriers, drops what is dead. So HAL IR is held against stream IR, or against a plan.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from attrs import frozen

from iree_sched.plan.plan import Plan
from iree_sched.plan.queues import local_task_queue
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Program


@frozen
class Difference:
    """A dispatch that stands elsewhere.

    Attributes:
      function: of the program.
      work: name of the dispatch; "#n" tells the nth of its name.
      here, there: where it stands in either; "" where it does not.
    """

    function: str
    work: str
    here: str
    there: str


def differences(here: Program, there: Program) -> list[Difference]:
    """Dispatches that stand in other regions, or with other company, in two programs.

    Regions count from 0 in each function, those without dispatches left out; of a loop only the
    first turn is looked at.
    """
    found = []
    ours, theirs = _by_name(here), _by_name(there)
    for name in dict.fromkeys((*ours, *theirs)):
        mine, other = _places(ours.get(name)), _places(theirs.get(name))
        for key in dict.fromkeys((*mine, *other)):
            if mine.get(key) != other.get(key):
                work = f"{key[0]} #{key[1]}"
                found.append(Difference(name, work, mine.get(key, ""), other.get(key, "")))
    return found


def _by_name(program: Program) -> dict[str, Function]:
    return {function.name: function for function in program}


def _places(function: Function | None) -> dict[tuple[str, int], str]:
    """Where each dispatch of a function stands, as text."""
    places: dict[tuple[str, int], str] = {}
    met: Counter[str] = Counter()
    region_number = -1
    for buffer in () if function is None else function.buffers:
        for region in () if buffer.repeats else buffer.regions:
            own = [work.name for work in region if work.is_dispatch]
            region_number += bool(own)
            for name in own:
                beside = f" with {len(own) - 1} more" if len(own) > 1 else ""
                places[name, met[name]] = f"region {region_number}{beside}"
                met[name] += 1
    return places


def plan_differences(program: Program, plan: Plan) -> list[Difference]:
    """Dispatches that go to other queues than a plan has them, function by function."""
    counts = Counter(resource.device for resource in plan.resources)
    queues = {resource.name: (resource.device, resource.queue) for resource in plan.resources}
    found = []
    for function in program:
        planned: dict[str, Counter[str]] = defaultdict(Counter)
        for each in plan.of_job(function.name):
            planned[each.task.partition("#")[0]][_queue_text(*queues[each.resource])] += 1
        compiled: dict[str, Counter[str]] = defaultdict(Counter)
        for buffer in function.buffers:
            place = _queue_of(buffer, counts)
            for region in () if buffer.repeats else buffer.regions:
                for work in region:
                    compiled[work.name][place] += 1
        for name, there in planned.items():
            if compiled[name] != there:
                here = _listed(compiled[name])
                found.append(Difference(function.name, name, here, _listed(there)))
    return found


def _queue_of(buffer: CommandBuffer, counts: Mapping[str, int]) -> str:
    """The queue that a command buffer goes to, of so many of each device."""
    count = counts.get(buffer.device, 1)
    if buffer.queues == ALL_WORKERS and count > 1:
        return f"{buffer.device} any queue"
    return _queue_text(buffer.device, local_task_queue(buffer.queues, count))


def _queue_text(device: str, queue: int) -> str:
    return f"{device} queue {queue}"


def _listed(places: Counter[str]) -> str:
    return ", ".join(
        place if times == 1 else f"{times}x {place}" for place, times in sorted(places.items())
    )
