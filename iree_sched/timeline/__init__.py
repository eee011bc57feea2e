"""What ran where and when, shown: in a terminal, as a page of HTML, as a trace, as JSON."""

from iree_sched.timeline.spans import Span, Timeline, format_ns

__all__ = ["Span", "Timeline", "format_ns"]
