"""The event core: acts that happen at their times, in one order that is always the same."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from typing import Any

from attrs import define, field


@define(eq=False)
class Events:
    """A clock and what is still to happen.

    Attributes:
      now: nanoseconds since the beginning.
    """

    now: float = 0.0
    _heap: list[tuple[float, bool, int, Callable[..., None], tuple[Any, ...]]] = field(factory=list)
    _number: int = 0

    def at(self, time: float, act: Callable[..., None], *arguments: Any) -> None:
        """Lets something happen; what was asked for first happens first at one time."""
        self._number += 1
        heapq.heappush(self._heap, (time, False, self._number, act, arguments))

    def after(self, delay: float, act: Callable[..., None], *arguments: Any) -> None:
        """Lets something happen a while from now."""
        self.at(self.now + delay, act, *arguments)

    def last(self, act: Callable[..., None], *arguments: Any) -> None:
        """Lets something happen now, once all else has that happens now: a choice among it all."""
        self._number += 1
        heapq.heappush(self._heap, (self.now, True, self._number, act, arguments))

    @property
    def next_time(self) -> float:
        """When the next thing happens; until then nothing changes."""
        return self._heap[0][0] if self._heap else math.inf

    def run(self) -> None:
        """Lets everything happen."""
        heap = self._heap
        while heap:
            self.now, _, _, act, arguments = heapq.heappop(heap)
            act(*arguments)
