"""Flexible job shop problems in the plain text that the field publishes them in.

    2 3 1.5            jobs, machines, and perhaps an average that nobody needs
    2  1 1 5  2 2 4 3 6    a job: its number of operations; for each operation the number of its
    1  2 1 3 2 8           alternatives, and for each of these a machine and a duration

Machines count from 1, or from 0 if a 0 occurs. The form goes back to Brandimarte, Routing and
Scheduling in a Flexible Job Shop by Tabu Search, 1993, and to Hurink, Jurisch and Thole, 1994.
"""

from __future__ import annotations

import re

from attrs import define, field

from iree_sched.diagnostics import DiagnosticError, Source, error
from iree_sched.plan.hardware import plain_machines
from iree_sched.plan.problem import LONGEST, Alternative, Edge, Job, Problem, Task

_WORD = re.compile(r"\S+")
_MOST_MACHINES = 10_000

_Choice = tuple[int, int, int]  # machine, duration, offset of the machine


def read_instance(source: Source) -> Problem:
    """Reads an instance.

    Raises:
      DiagnosticError: a number is missing, one too many or out of range.
    """
    words = _Words(source)
    jobs, machines = _head(words)
    found = [_job(words, number, machines) for number in range(jobs)]
    if words.left():
        raise words.error(f"expected no more than the {jobs} jobs of the first line")
    choices = [choice for job in found for operation in job for choice in operation]
    first = 0 if any(machine == 0 for machine, _, _ in choices) else 1
    for machine, _, offset in choices:
        if machine >= machines + first:
            raise error(
                f"machine {machine} is not one of {machines}, which count from {first}", offset
            )
    return _problem(source, found, machines, first)


def _head(words: _Words) -> tuple[int, int]:
    jobs = words.take("the number of jobs", least=1)
    machines = words.take("the number of machines", least=1)
    if machines > _MOST_MACHINES:
        raise words.error(f"expected at most {_MOST_MACHINES} machines", back=1)
    words.skip_line()
    return jobs, machines


def _job(words: _Words, number: int, machines: int) -> list[list[_Choice]]:
    """The operations of a job, each with its choices."""
    if words.left() and not words.at_line():
        raise words.error(f"expected job {number + 1} on a line of its own")
    count = words.take(f"the number of operations of job {number + 1}", least=1)
    return [_operation(words, f"operation {i + 1} of job {number + 1}") for i in range(count)]


def _operation(words: _Words, name: str) -> list[_Choice]:
    choices: dict[int, _Choice] = {}
    for _ in range(words.take(f"the number of alternatives of {name}", least=1)):
        offset = words.offset()
        machine = words.take(f"a machine of {name}")
        if machine in choices:
            raise error(f"machine {machine} stands twice in {name}", offset)
        choices[machine] = machine, words.take(f"the duration of {name}"), offset
    return list(choices.values())


def _problem(
    source: Source, found: list[list[list[_Choice]]], machines: int, first: int
) -> Problem:
    tasks: list[Task] = []
    edges: list[Edge] = []
    for job, operations in enumerate(found):
        for number, choices in enumerate(operations):
            if number:
                edges.append(Edge(len(tasks) - 1, len(tasks)))
            ways = tuple(Alternative(machine - first, time) for machine, time, _ in choices)
            tasks.append(Task(str(number + 1), job, ways))
    jobs = tuple(Job(f"job {number + 1}") for number in range(len(found)))
    hardware = plain_machines(machines, first)
    return Problem(hardware, tuple(tasks), tuple(edges), jobs, name=source.name)


@define
class _Words:
    """The words of a file, read one after the other."""

    source: Source
    words: list[re.Match[str]] = field(init=False)
    place: int = 0

    def __attrs_post_init__(self) -> None:
        self.words = list(_WORD.finditer(self.source.text))

    def left(self) -> bool:
        return self.place < len(self.words)

    def offset(self) -> int:
        """Where the next word stands, or the end of the text."""
        return self.words[self.place].start() if self.left() else len(self.source.text.rstrip())

    def take(self, what: str, least: int = 0) -> int:
        if not self.left():
            raise self.error(f"expected {what}, but the file ends here")
        word = self.words[self.place][0]
        if not (word.isascii() and word.isdigit()) or len(word) > len(str(LONGEST)):
            raise self.error(f"expected {what}, found '{word}'")
        number = int(word)
        if not least <= number <= LONGEST:
            raise self.error(f"expected {what} to be at least {least} and at most 2**53")
        self.place += 1
        return number

    def at_line(self) -> bool:
        """Whether the next word is the first of its line."""
        end = self.words[self.place - 1].end() if self.place else 0
        return "\n" in self.source.text[end : self.offset()]

    def skip_line(self) -> None:
        """Skips one word, a number of any kind, if it is on the line of the last one."""
        if not self.left() or self.at_line():
            return
        try:
            float(self.words[self.place][0])
        except ValueError:
            raise self.error("expected an average, or nothing more on this line") from None
        self.place += 1

    def error(self, message: str, back: int = 0) -> DiagnosticError:
        self.place -= back
        return error(message, self.offset())
