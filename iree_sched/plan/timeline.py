"""What is already placed on resources, and where something more fits in."""

from __future__ import annotations

import bisect

from attrs import define, field


@define
class Timeline:
    """The times at which a resource works, in order.

    Attributes:
      starts, ends: of each stretch of work.
    """

    starts: list[int] = field(factory=list)
    ends: list[int] = field(factory=list)

    def earliest(self, ready: int, duration: int) -> int:
        """The first time from `ready` on at which the resource is free for so long."""
        ends, starts = self.ends, self.starts
        for place in range(bisect.bisect_right(ends, ready), len(ends)):
            if ready + duration <= starts[place]:
                return ready
            ready = max(ready, ends[place])
        return ready

    def add(self, start: int, duration: int) -> None:
        """Takes a stretch that is free; one without a duration still is in the midst of none."""
        place = bisect.bisect_right(self.ends, start)
        self.starts.insert(place, start)
        self.ends.insert(place, start + duration)
