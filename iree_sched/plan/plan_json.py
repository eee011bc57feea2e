"""Plans as JSON, with a version of the schema.

    {"schema": "iree-sched-plan", "version": 1, "makespan": ..., "lower_bound": ..., "status": ...,
     "resources": [{"name": ..., "device": ..., "queue": ..., "workers": "0xF0", ...}],
     "jobs": [...], "assignments": [{"task": ..., "resource": ..., "start": ..., ...}]}

Masks of workers are strings in hexadecimal: not every reader of JSON has 64-bit numbers.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import NoneType
from typing import Any, TypeVar

import attrs

from iree_sched.diagnostics import DiagnosticError, Source, SourceError, error
from iree_sched.plan.hardware import MASK_BITS
from iree_sched.plan.plan import Assignment, Plan, PlannedJob, PlannedResource, Status
from iree_sched.syntax.json_text import read_json

SCHEMA = "iree-sched-plan"
VERSION = 1

_T = TypeVar("_T", Assignment, PlannedJob, PlannedResource)
_TUPLES = {"resources": PlannedResource, "jobs": PlannedJob, "assignments": Assignment}
_KINDS: dict[object, tuple[type, ...]] = {
    int: (int,),
    str: (str,),
    float: (int, float),
    int | None: (int, NoneType),
}
_MOST_I64 = (1 << 63) - 1
_LEAST = {"priority": 1}
_MOST = {
    "queue": MASK_BITS - 1,
    "workers": (1 << MASK_BITS) - 1,
    **dict.fromkeys(
        ("start", "duration", "window", "region_overhead"), _MOST_I64
    ),  # they are noted in the IR
}
_FOLLOWING = {"gap"}  # keys that follow from others: written for readers, not read


def plan_to_json(plan: Plan) -> dict[str, Any]:
    """A plan as what `json.dump` takes."""
    found = attrs.asdict(plan)
    found["status"] = plan.status.value
    for resource in found["resources"]:
        resource["workers"] = f"0x{resource['workers']:X}"
    head = {"schema": SCHEMA, "version": VERSION}
    numbers = ("makespan", "lower_bound", "status")
    return {**head, **{name: found.pop(name) for name in numbers}, "gap": plan.gap, **found}


def plan_text(plan: Plan) -> str:
    """A plan as a JSON document, one assignment a line."""
    found = plan_to_json(plan)
    parts = []
    for key, value in found.items():
        if isinstance(value, (list, tuple)) and value:
            rows = ",\n".join(f"    {json.dumps(row)}" for row in value)
            parts.append(f"  {json.dumps(key)}: [\n{rows}\n  ]")
        else:
            parts.append(f"  {json.dumps(key)}: {json.dumps(value)}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def read_plan(source: Source) -> Plan:
    """Reads a plan from JSON.

    Raises:
      DiagnosticError: it is no JSON, no plan, of a newer version, or something in it is missing.
    """
    try:
        data = read_json(source.text)
    except json.JSONDecodeError as reason:
        raise error(f"plan is no JSON: {reason.msg}", reason.pos) from reason
    except ValueError as reason:
        raise error(f"plan is no JSON of ours: {reason}", 0) from reason
    if not isinstance(data, dict) or data.get("schema") != SCHEMA:
        raise error(f'file is no plan: it has no "schema": "{SCHEMA}"', 0)
    if data.get("version") != VERSION:
        raise error(
            f"plan has version {data.get('version')}; this release reads version {VERSION}",
            max(0, source.text.find('"version"')),
        )
    fields = {k: v for k, v in data.items() if k not in ("schema", "version", *_FOLLOWING)}
    for name, cls in _TUPLES.items():
        rows = fields.get(name)
        if not isinstance(rows, list):
            raise error(f"plan must have a list '{name}'", max(0, source.text.find(f'"{name}"')))
        fields[name] = tuple(_read_row(source, name, cls, row) for row in rows)
    try:
        fields["status"] = Status(fields.get("status"))
    except ValueError as reason:
        raise error(f"plan has a wrong status: {reason}", 0) from reason
    fields["notes"] = _strings(source, "notes", fields.get("notes", []))
    _check_fields(source, "plan", Plan, fields, data)
    plan = Plan(**fields)
    _check_names(source, plan)
    return plan


def read_plan_file(path: Path) -> Plan:
    """The plan in a file.

    Raises:
      DiagnosticError: it cannot be read; a SourceError, with the place, if it is no plan.
    """
    source = read_file(str(path))
    try:
        return read_plan(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason


def read_file(path: str) -> Source:
    """The text of a file.

    Raises:
      DiagnosticError: it cannot be read.
    """
    try:
        return Source(path, Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as reason:
        why = reason.strerror if isinstance(reason, OSError) else "file is not UTF-8"
        raise error(f"cannot read '{path}': {why}") from reason


def _check_names(source: Source, plan: Plan) -> None:
    """Makes sure that nothing is there twice, and that all resources and jobs are known."""
    for what, names in (
        ("resources", [each.name for each in plan.resources]),
        ("jobs", [f"{each.name} (run {each.instance})" for each in plan.jobs]),
        ("tasks", [f"{a.job}: {a.task} (run {a.instance})" for a in plan.assignments]),
    ):
        [(name, count), *_] = Counter(names).most_common(1) or [("", 1)]
        if count > 1:
            raise error(f"plan has two {what} {name}", 0)
    known = {resource.name for resource in plan.resources}
    runs = {(job.name, job.instance) for job in plan.jobs}
    for each in plan.assignments:
        if (each.job, each.instance) not in runs:
            message = f"plan has no run {each.instance} of job '{each.job}', which has a task"
            raise error(message, _place(source, "job", each.job))
        if each.resource not in known:
            message = f"plan has no resource '{each.resource}', which '{each.task}' is on"
            raise error(message, _place(source, "resource", each.resource))


def _strings(source: Source, name: str, value: object) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise error(f"'{name}' in a plan must be a list of strings", _place(source, name, value))
    return tuple(value)


def _read_row(source: Source, name: str, cls: type[_T], row: object) -> _T:
    if not isinstance(row, dict):
        raise error(f"'{name}' of a plan must hold objects", max(0, source.text.find(f'"{name}"')))
    fields = dict(row)
    if isinstance(fields.get("workers"), str):
        try:
            fields["workers"] = int(fields["workers"], 16)
        except ValueError as reason:
            at = max(0, source.text.find(json.dumps(fields["workers"])))
            raise error("mask of workers must be hexadecimal", at) from reason
    if "equals" in fields:
        fields["equals"] = _strings(source, "equals", fields["equals"])
    _check_fields(source, f"entry of '{name}' of a plan", cls, fields, row)
    return cls(**fields)


def _check_fields(
    source: Source,
    what: str,
    cls: type[Any],
    fields: Mapping[str, object],
    shown: Mapping[str, object],
) -> None:
    """Makes sure that all fields are there, of the type that the class declares, and in range.

    Args:
      source: the plan.
      what: it is that has the fields.
      cls: that they are for.
      fields: as the class takes them.
      shown: the same as they stand in the source.
    """
    known = attrs.fields_dict(attrs.resolve_types(cls))
    for name in fields:
        if name not in known:
            at = max(0, source.text.find(f'"{name}"'))
            raise error(f"{what} has no '{name}'", at)
    for name, attribute in known.items():
        if name not in fields:
            if attribute.default is attrs.NOTHING:
                raise error(f"{what} lacks '{name}'", 0)
            continue
        value, kinds = fields[name], _KINDS.get(attribute.type)
        if kinds is None:
            continue
        if not isinstance(value, kinds) or isinstance(value, bool):
            message = f"'{name}' in a plan must be of type {kinds[0].__name__}"
            raise error(message, _place(source, name, shown[name]))
        if isinstance(value, (int, float)):
            _check_range(source, name, value, shown[name])


def _check_range(source: Source, name: str, value: float, shown: object) -> None:
    least, most = _LEAST.get(name, 0), _MOST.get(name)
    if not least <= value or (most is not None and value > most):
        upper = "" if most is None else f" and at most {most}"
        message = f"'{name}' in a plan must be at least {least}{upper}"
        raise error(message, _place(source, name, shown))


def _place(source: Source, name: str, shown: object) -> int:
    """Where a value stands first, as far as it is written as we write it."""
    return max(0, source.text.find(f'"{name}": {json.dumps(shown)}'))
