"""Plans as JSON, with a version of the schema.

    {"schema": "iree-sched-plan", "version": 1, "makespan": ..., "lower_bound": ..., "status": ...,
     "resources": [{"name": ..., "device": ..., "queue": ..., "workers": "0xF0", ...}],
     "jobs": [...], "assignments": [{"task": ..., "resource": ..., "start": ..., ...}]}

Masks of workers are strings in hexadecimal: not every reader of JSON has 64-bit numbers.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, TypeVar

import attrs

from iree_sched.diagnostics import Source, error
from iree_sched.plan.plan import Assignment, Plan, PlannedJob, PlannedResource, Status

SCHEMA = "iree-sched-plan"
VERSION = 1

_T = TypeVar("_T", Assignment, PlannedJob, PlannedResource)
_TUPLES = {"resources": PlannedResource, "jobs": PlannedJob, "assignments": Assignment}
_KINDS: dict[str, tuple[type, ...]] = {"int": (int,), "str": (str,), "float": (int, float)}
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
        data = json.loads(source.text)
    except json.JSONDecodeError as reason:
        raise error(f"plan is no JSON: {reason.msg}", reason.pos) from reason
    except RecursionError as reason:
        raise error("plan is no JSON of ours: it is nested too deeply", 0) from reason
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
        fields["notes"] = tuple(fields.get("notes", ()))
    except (ValueError, TypeError) as reason:
        raise error(f"plan has a wrong status or notes: {reason}", 0) from reason
    _check_fields(source, "plan", Plan, fields)
    return Plan(**fields)


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
    if isinstance(fields.get("equals"), list):
        fields["equals"] = tuple(fields["equals"])
    _check_fields(source, f"entry of '{name}' of a plan", cls, fields)
    return cls(**fields)


def _check_fields(source: Source, what: str, cls: type[Any], fields: Mapping[str, object]) -> None:
    """Makes sure that all fields are there and of the type that the class declares."""
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
        value = fields[name]
        kind = getattr(attribute.type, "__name__", "")
        if kind in _KINDS and (not isinstance(value, _KINDS[kind]) or isinstance(value, bool)):
            at = max(0, source.text.find(f'"{name}": {json.dumps(value)}'))
            raise error(f"'{name}' in a plan must be of type {kind}", at)
