"""Timelines as charts: in files, and in the terminal."""

from __future__ import annotations

import sys

from iree_sched.cli.files import OutputFile

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from iree_sched.timeline import Timeline

_COLUMNS = 120  # of a chart that is not for a terminal


def write_charts(timeline: Timeline, html: str | None, trace: str | None) -> None:
    """Writes a page, and a trace for Chrome or Perfetto, where they are asked for.

    Raises:
      FileError: that failed.
    """
    from iree_sched.timeline.page import page
    from iree_sched.timeline.trace import chrome_trace

    if html is not None:
        OutputFile(html).write(page(timeline))
    if trace is not None:
        OutputFile(trace).write(chrome_trace(timeline))


def show_gantt(timeline: Timeline) -> None:
    """Prints a chart of characters."""
    from rich.console import Console

    from iree_sched.timeline.terminal import gantt

    console = Console(width=None if sys.stdout.isatty() else _COLUMNS)
    with console.capture() as shown:
        console.print(gantt(timeline, console.width))
    sys.stdout.write(shown.get())  # rich has an exit status of its own where nobody reads
