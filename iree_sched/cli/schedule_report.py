"""Schedules as tables: for people, as JSON and as CSV."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence

from iree_sched.analysis.schedule import (
    FunctionSchedule,
    RegionSchedule,
    schedules,
    unlowered,
    unscheduled,
)
from iree_sched.analysis.schedule_diff import Place
from iree_sched.cli.failures import show_failure
from iree_sched.cli.files import FileError, read_source
from iree_sched.cli.program import TROUBLE
from iree_sched.cli.tables import Row, show_rows
from iree_sched.diagnostics import DiagnosticError, Source, SourceError, error, note
from iree_sched.document import Document
from iree_sched.ir import Operation
from iree_sched.iree.tools import ToolError


def read_schedule(file: str) -> tuple[Source, Document]:
    """A module that is scheduled.

    Raises:
      FileError: the file cannot be read.
      SourceError: it is no IR, is not at this stage, or has ops that no region holds.
    """
    from iree_sched.parser import parse

    source = read_source(file)
    try:
        document = parse(source)
        _check_scheduled(document.module)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    return source, document


def _check_scheduled(module: Operation) -> None:
    """Makes sure that IR is as the scheduling passes leave it.

    Raises:
      DiagnosticError: it is not.
    """
    where = [note("`iree-sched compile --save-temps=DIR` leaves DIR/NAME.scheduled.mlir")]
    early = unlowered(module)
    if early is not None:
        what = "has tensors: the module is not stream IR yet, and not scheduled"
        raise error(f"'{early.name}' op {what}", early.offset, where)
    loose = next(iter(unscheduled(module)), None)
    if loose is None:
        return
    what = "is in no execute region: the module is not scheduled"
    if loose.name.startswith("stream.cmd."):
        what = "is from a later stage: its execute regions are no longer those of the scheduler"
    raise error(f"'{loose.name}' op {what}", loose.offset, where)


def stats_rows(
    functions: Sequence[FunctionSchedule], allocated: Mapping[tuple[str, str], int] | None
) -> list[Row]:
    """A row for each function and device that it runs on."""
    rows = []
    for function in functions:
        devices = [region.device for region in function.regions]
        # Storage that two devices share belongs to a choice of them.
        devices += [device for name, device in allocated or () if name == function.name]
        for device in dict.fromkeys(devices):
            regions = [region for region in function.regions if region.device == device]
            row: Row = {"function": function.name, "device": device, **_numbers(regions)}
            if allocated is not None:
                row["allocated_bytes"] = allocated.get((function.name, device), 0)
            rows.append(row)
    return rows


def _numbers(regions: Sequence[RegionSchedule]) -> Row:
    widths = [len(wave) for region in regions for wave in region.waves]
    return {
        "regions": len(regions),
        "waves": len(widths),
        "ops": sum(widths),
        "ops_per_wave": round(sum(widths) / len(widths), 2) if widths else 0,
        "widest_wave": max(widths, default=0),
        "chain": max((region.depth for region in regions), default=0),
        "crossing_bytes": sum(region.crossing_bytes for region in regions),
        "peak_bytes": max((region.peak_bytes for region in regions), default=0),
        "unknown_sizes": sum(region.unknown for region in regions),
    }


def report_stats(file: str, iree: bool, form: str) -> int:
    """Shows the numbers of a schedule; returns the exit status."""
    try:
        source, document = read_schedule(file)
        allocated: Counter[tuple[str, str]] | None = None
        if iree:
            from iree_sched.iree.allocation import allocated_bytes

            allocated = allocated_bytes(source.text, source.name)
    except (SourceError, FileError, ToolError) as reason:
        _show_refusal(reason)
        return 1
    show_rows(stats_rows(schedules(document.module, document.aliases), allocated), form)
    return 0


def _show_refusal(reason: Exception) -> None:
    """Shows why a report cannot be made."""
    if isinstance(reason, ToolError):
        print(f"iree-sched: error: {reason}", file=sys.stderr)
    else:
        show_failure(reason, "iree-sched", lambda text: print(text, file=sys.stderr))


def report_diff(a: str, b: str, form: str) -> int:
    """Shows what two schedules do differently; returns the exit status, as of diff."""
    from iree_sched.analysis.schedule_diff import diff

    try:
        _, left = read_schedule(a)
        _, right = read_schedule(b)
        changes = diff(left.module, left.aliases, right.module, right.aliases)
    except Exception as reason:  # 1 would mean that they differ
        _show_refusal(reason)
        return TROUBLE
    rows: list[Row] = [
        {
            "function": change.function,
            "op": f"{change.op} #{change.number}",
            "a": "; ".join(map(describe_place, change.before)) or "not there",
            "b": "; ".join(map(describe_place, change.after)) or "not there",
        }
        for change in changes
    ]
    if rows or form != "table":
        show_rows(rows, form)
    return 1 if rows else 0


def describe_place(place: Place) -> str:
    """A place in a few words."""
    company = f" with {place.beside} more" if place.beside else ""
    return f"{place.device} region {place.region} wave {place.wave}{company}".lstrip()
