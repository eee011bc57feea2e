"""Tests of files with costs, in all forms."""

from __future__ import annotations

import json

import pytest

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.plan.costs import Costs, Measurement
from iree_sched.plan.costs_json import costs_text, read_costs
from iree_sched.plan.hardware import Resource


def _read(text: str) -> Costs:
    return read_costs(Source("costs.json", text))


def test_own_files_are_read_back() -> None:
    measurements = (
        Measurement("d0", 12.5, 3, "main", "big*"),
        Measurement("exe::d1", 7.0),
    )
    assert _read(costs_text(measurements)).measurements == measurements


def test_dispatch_statistics_of_benchmarks() -> None:
    rows = [
        {"name": "BM_main/process_time/real_time", "real_time": 9.0, "time_unit": "ms"},
        {"name": "BM_main/d0", "real_time": 3.0, "time_unit": "ms", "calls": 2.0, "iterations": 10},
    ]
    found = _read(json.dumps({"context": {}, "benchmarks": rows})).measurements
    assert found == (Measurement("d0", 1.5e6, 20, "main"),)


def test_events_of_profiles() -> None:
    rows = [
        {"record_type": "schema"},
        {"record_type": "host_execution_event", "op": "execute", "key": None, "duration_ns": 99},
        {"record_type": "host_execution_event", "op": "dispatch", "key": "d0", "duration_ns": 4},
        {"record_type": "host_execution_event", "op": "dispatch", "key": "d0", "duration_ns": 5},
        {"record_type": "host_execution_event", "op": "dispatch", "key": "d0", "duration_ns": 90},
    ]
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    assert _read(text).measurements == (Measurement("d0", 5.0, 3),)
    assert _read(json.dumps(rows[-1])).measurements == (Measurement("d0", 90.0, 1),)


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("{", "costs are no JSON: Expecting property name enclosed in double quotes", 1),
        ("[1]", 'file holds no costs: it has neither "schema": "iree-sched-costs"', 0),
        ('{"benchmarks": []}', "benchmarks tell nothing of dispatches", 1),
        ('{"schema": "iree-sched-costs", "version": 2}', "costs have version 2;", 31),
        (
            '{"schema": "iree-sched-costs", "version": 1, "dispatches": [{"symbol": "d"}]}',
            "costs of 'd' lack 'duration_ns'",
            71,
        ),
        (
            '{"schema": "iree-sched-costs", "version": 1, "dispatches": '
            '[{"symbol": "d", "duration_ns": "1"}]}',
            "'duration_ns' of 'd' must be of type float",
            71,
        ),
        ('{"record_type": "schema"}\n{"record_type": "x"}\n', "profile has no 'host_execution", 0),
        (
            '{"benchmarks": [{"name": "BM_f/d", "calls": 1, "real_time": -3, "time_unit": "ms"}]}',
            "costs of 'd' must have 0 <= duration_ns",
            25,
        ),
        (
            '{"benchmarks": [{"name": "BM_f/d", "calls": 1, "real_time": 3, "time_unit": "ms", '
            '"iterations": 0}]}',
            "benchmark is no dispatch statistic",
            25,
        ),
        (
            '{"schema": "iree-sched-costs", "version": 1, "dispatches": '
            '[{"symbol": "d", "duration_ns": 1e300}]}',
            "costs of 'd' must have 0 <= duration_ns <= 2**53",
            71,
        ),
        (
            '{"record_type": "schema"}\n{"record_type": "host_execution_event", "op": "dispatch", '
            '"key": "d", "duration_ns": -5}\n',
            "numbers of a dispatch in a profile must not be below 0",
            26,
        ),
        ('{"record_type": "schema"}\n{"record_type"\n', "line of a profile is no JSON", 26),
        ('{"record_type": "schema"}\n' + "[" * 100_000, "line of a profile is no JSON", 26),
        ("9" * 5000, "costs are no JSON of ours: ", 0),
    ],
)
def test_damaged_files(text: str, message: str, offset: int) -> None:
    with pytest.raises(DiagnosticError) as caught:
        _read(text)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.message.startswith(message)
    assert diagnostic.offset == offset


def test_what_is_nearest_counts() -> None:
    big, little, npu = Resource("big"), Resource("little"), Resource("npu", "accelerator")
    costs = Costs(
        (
            Measurement("d", 10.0, 3),
            Measurement("d", 30.0, 1),
            Measurement("d", 20.0, 1, function="main"),
            Measurement("d", 5.0, 1, resource="b*"),
            Measurement("other::e", 1.0),
        )
    )
    assert costs.measured_ns("f", "exe::d", little) == 15.0  # of all calls the mean
    assert costs.measured_ns("main", "exe::d", little) == 20.0
    assert costs.measured_ns("main", "exe::d", big) == 5.0
    assert costs.measured_ns("main", "exe::d", npu) is None  # measured on cores
    assert costs.measured_ns("main", "exe::e", big) is None
    assert costs.measured_ns("main", "other::e", big) == 1.0
    assert costs.knows("exe::d") and costs.knows("other::e") and not costs.knows("exe::e")
