"""What a plan says about an op, as attributes of the op.

They are discardable: IREE carries those of dispatches along until commands are recorded.
"""

from __future__ import annotations

from attrs import frozen

from iree_sched.ir import Operation
from iree_sched.syntax.attributes import parse_integer, parse_string, print_string

PREFIX = "iree.scheduling."
START, DURATION = f"{PREFIX}start_time_ns", f"{PREFIX}duration_ns"
RESOURCE, WORKERS, WINDOW = f"{PREFIX}resource", f"{PREFIX}affinity", f"{PREFIX}window"
_BITS = 64


@frozen
class Annotation:
    """When and where an op is to run.

    Attributes:
      start, duration: nanoseconds; the start is counted from that of the plan.
      resource: name of the resource.
      window: number of the window that it starts in, from 0.
      workers: mask of the workers that it may run on, bit i for worker i; 0: not said.
    """

    start: int
    duration: int
    resource: str
    window: int = 0
    workers: int = 0

    @property
    def end(self) -> int:
        """When it is to end."""
        return self.start + self.duration


def annotate(op: Operation, annotation: Annotation) -> None:
    """Notes on an op when and where it is to run."""
    numbers = {START: annotation.start, DURATION: annotation.duration, WINDOW: annotation.window}
    for name, number in numbers.items():
        op.set_attribute(name, f"{number} : i64")
    op.set_attribute(RESOURCE, print_string(annotation.resource))
    op.set_attribute(
        WORKERS, f"{_signed(annotation.workers)} : i64" if annotation.workers else None
    )


def annotation_of(op: Operation) -> Annotation | None:
    """What is noted on an op, None where that is not enough to go by."""
    attributes = op.attributes
    numbers = [_number(attributes.get(name)) for name in (START, DURATION)]
    resource = attributes.get(RESOURCE, "")
    if None in numbers or not resource.startswith('"'):
        return None
    start, duration = (number or 0 for number in numbers)
    workers = _number(attributes.get(WORKERS)) or 0
    window = _number(attributes.get(WINDOW)) or 0
    return Annotation(start, duration, parse_string(resource), window, workers % (1 << _BITS))


def _number(text: str | None) -> int | None:
    return None if text is None else parse_integer(text)


def _signed(mask: int) -> int:
    """A mask of 64 bits as the number that i64 prints."""
    return mask - (1 << _BITS) if mask >> (_BITS - 1) else mask
