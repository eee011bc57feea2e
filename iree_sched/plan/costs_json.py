"""Reads and writes files of measured costs.

Three forms are read: what `iree-sched profile` writes; what iree-benchmark-module prints with
`--dispatch_statistics=true --benchmark_format=json`; and what `iree-profile export
--format=ireeperf-jsonl` writes.

    {"schema": "iree-sched-costs", "version": 1, "dispatches": [
      {"symbol": "main_dispatch_0_matmul_32x8x128_f32", "duration_ns": 7160.8, "calls": 200,
       "function": "main", "resource": "big*", "tile_ns": 895.1, "tiles": 8,
       "workers": 1}, ...]}
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from attrs import asdict

from iree_sched.diagnostics import Source, error
from iree_sched.plan.costs import Costs, Measurement, medians_of
from iree_sched.plan.hardware import MASK_BITS
from iree_sched.plan.problem import LONGEST
from iree_sched.plan.profile_events import read_events
from iree_sched.syntax.json_text import read_json

SCHEMA = "iree-sched-costs"
VERSION = 1
_UNITS = {"ns": 1.0, "us": 1e3, "ms": 1e6, "s": 1e9}
_BENCHMARK = "BM_"


def costs_text(measurements: Iterable[Measurement]) -> str:
    """Measurements as a file, one a line."""
    rows = ",\n".join(f"    {json.dumps(_row(each))}" for each in measurements)
    head = f'"schema": "{SCHEMA}",\n  "version": {VERSION}'
    return f'{{\n  {head},\n  "dispatches": [\n{rows}\n  ]\n}}\n'


def _row(measurement: Measurement) -> dict[str, Any]:
    return {name: value for name, value in asdict(measurement).items() if value not in ("", 0)}


def read_costs(source: Source) -> Costs:
    """Reads a file in any of the forms.

    Raises:
      DiagnosticError: it is in none of them, or something in it is wrong.
    """
    try:
        data = read_json(source.text)
    except json.JSONDecodeError as reason:
        if "\n" in source.text[: reason.pos] and reason.msg == "Extra data":
            return Costs(tuple(medians_of(read_events(source))))
        raise error(f"costs are no JSON: {reason.msg}", reason.pos) from reason
    except ValueError as reason:
        raise error(f"costs are no JSON of ours: {reason}", 0) from reason
    if isinstance(data, dict) and data.get("schema") == SCHEMA:
        return _read_own(source, data)
    if isinstance(data, dict) and "record_type" in data:  # of one line
        return Costs(tuple(medians_of(read_events(source))))
    if isinstance(data, dict) and isinstance(data.get("benchmarks"), list):
        return Costs(tuple(_of_benchmarks(source, data["benchmarks"])))
    raise error(f'file holds no costs: it has neither "schema": "{SCHEMA}" nor "benchmarks"', 0)


def _read_own(source: Source, data: Mapping[str, Any]) -> Costs:
    if data.get("version") != VERSION:
        message = f"costs have version {data.get('version')}; this release reads version {VERSION}"
        raise error(message, _place(source, "version"))
    rows = data.get("dispatches")
    if not isinstance(rows, list):
        raise error("costs must have a list 'dispatches'", _place(source, "dispatches"))
    return Costs(tuple(_measurement(source, row) for row in rows))


def _measurement(source: Source, row: object) -> Measurement:
    if not isinstance(row, dict) or not isinstance(row.get("symbol"), str):
        raise error("each of 'dispatches' must have a 'symbol'", _place(source, "dispatches"))
    symbol = row["symbol"]
    at = max(0, source.text.find(json.dumps(symbol)))
    kinds: dict[str, tuple[type, ...]] = {
        "symbol": (str,),
        "duration_ns": (int, float),
        "calls": (int,),
        "function": (str,),
        "resource": (str,),
        "tile_ns": (int, float),
        "tiles": (int,),
        "workers": (int,),
    }
    for name, value in row.items():
        if name not in kinds:
            raise error(f"costs of '{symbol}' have no '{name}'", at)
        if not isinstance(value, kinds[name]) or isinstance(value, bool):
            raise error(f"'{name}' of '{symbol}' must be of type {kinds[name][-1].__name__}", at)
    if "duration_ns" not in row:
        raise error(f"costs of '{symbol}' lack 'duration_ns'", at)
    return _checked(Measurement(**row), at)


def _checked(measurement: Measurement, at: int) -> Measurement:
    """A measurement that can be reckoned with."""
    what = f"costs of '{measurement.symbol}' must have"
    if not (0 <= measurement.duration_ns <= LONGEST and 0 <= measurement.tile_ns <= LONGEST):
        raise error(f"{what} 0 <= duration_ns <= 2**53, and so tile_ns", at)
    if not 0 <= measurement.tiles <= LONGEST:
        raise error(f"{what} 0 <= tiles <= 2**53", at)
    if not 0 <= measurement.workers <= MASK_BITS:
        raise error(f"{what} 0 <= workers <= {MASK_BITS}", at)
    if not 1 <= measurement.calls <= LONGEST:
        raise error(f"{what} 1 <= calls <= 2**53", at)
    return measurement


def _of_benchmarks(source: Source, rows: Iterable[object]) -> Iterator[Measurement]:
    """Dispatch statistics: one record a dispatch, with the time of all calls of an invocation."""
    found = False
    for row in rows:
        if not isinstance(row, dict) or "calls" not in row:
            continue
        function, _, export = str(row.get("name")).removeprefix(_BENCHMARK).partition("/")
        calls, unit = row["calls"], _UNITS.get(str(row.get("time_unit")))
        total, times = row.get("real_time"), row.get("iterations", 1)
        at = max(0, source.text.find(json.dumps(row.get("name"))))
        numbers = all(isinstance(each, (int, float)) for each in (calls, total, times))
        if not (numbers and export and unit and 0 < calls <= LONGEST and 0 < times <= LONGEST):
            raise error("benchmark is no dispatch statistic of iree-benchmark-module", at)
        found = True
        duration = float(total or 0) * unit / calls
        yield _checked(Measurement(export, duration, round(calls * times), function), at)
    if not found:
        message = "benchmarks tell nothing of dispatches: run with --dispatch_statistics=true"
        raise error(message, _place(source, "benchmarks"))


def _place(source: Source, key: str) -> int:
    return max(0, source.text.find(f'"{key}"'))
