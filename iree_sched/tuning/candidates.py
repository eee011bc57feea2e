"""What is tried: partitioners, with the values of options that they say are worth it."""

from __future__ import annotations

import fnmatch
from collections.abc import Iterator, Sequence

from attrs import frozen

from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Partitioner
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.partition.selection import DEFAULT
from iree_sched.passoptions import pass_options, show_value
from iree_sched.pipeline import quote_option


@frozen
class Choice:
    """A partitioner with options.

    Attributes:
      name: of the partitioner.
      options: pairs of name and value, as text.
    """

    name: str = DEFAULT
    options: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        """As the option of a pass has it."""
        shown = " ".join(f"{name}={quote_option(value)}" for name, value in self.options)
        return f"{self.name}{{{shown}}}" if shown else self.name


@frozen
class Candidate:
    """One way to schedule a module."""

    execution: Choice = Choice()
    concurrency: Choice = Choice()

    def __str__(self) -> str:
        return f"{self.execution} {self.concurrency}"


BASELINE = Candidate()  # what IREE does


def candidates(registry: PartitionerRegistry, names: Sequence[str] = ()) -> list[Candidate]:
    """All candidates, what IREE does first: each kind of regions with each kind of waves.

    Args:
      registry: where partitioners are found.
      names: globs, one of which the names of partitioners must match; without any, all that are
        worth a try. The reference is always there.
    """
    execution, concurrency = (
        [
            choice
            for name, found in registry.partitioners(kind).items()
            if name == DEFAULT or _is_asked(name, found, names)
            for choice in _choices(name, found)
        ]
        for kind in (Kind.EXECUTION, Kind.CONCURRENCY)
    )
    crossed = [Candidate(regions, waves) for regions in execution for waves in concurrency]
    return [BASELINE, *(candidate for candidate in crossed if candidate != BASELINE)]


def _is_asked(name: str, partitioner: type[Partitioner], names: Sequence[str]) -> bool:
    if not names:
        return partitioner.tuned
    return any(fnmatch.fnmatchcase(name, glob) for glob in names)


def _choices(name: str, partitioner: type[Partitioner]) -> Iterator[Choice]:
    """A partitioner as it is by default, and with each value that is worth a try."""
    yield Choice(name)
    for option in pass_options(partitioner):
        for value in option.tries:
            yield Choice(name, ((option.keyword, show_value(value)),))
