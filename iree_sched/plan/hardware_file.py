"""Hardware descriptions in TOML.

name = "soc"
dispatch_overhead_ns = 3000
region_overhead_ns = 20_000      # of a region on a queue; about that of local-task if not said
devices = ["@cpu", "@npu"]       # symbols in the IR; "@__device_0" if nothing is said

[[resource]]                     # a queue that runs one op at a time
name = "npu"
kind = "accelerator"             # or "cpu"
device = "@npu"                  # the first device if nothing is said
queue = 0
workers = [0, 1]                 # ids of workers, 0 to 63; or their mask, 0b11
operations_per_second = 1e12
bytes_per_second = 2e10
memory_bytes = 67_108_864        # nobody counts if nothing is said
runs = ["*matmul*"]              # symbols of dispatches; all if nothing is said

[[link]]
between = ["cpu", "npu"]         # both ways; or from = "cpu", to = "npu"
latency_ns = 20_000
bytes_per_second = 4e9
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from attrs import define

from iree_sched.diagnostics import Diagnostic, DiagnosticError, Source, error
from iree_sched.plan.hardware import DEFAULT_DEVICE, MASK_BITS, Hardware, Link, Resource
from iree_sched.plan.toml_places import Places, read_toml
from iree_sched.spelling import did_you_mean

_KINDS = ("cpu", "accelerator")
_TOP = ("name", "dispatch_overhead_ns", "region_overhead_ns", "devices", "resource", "link")
_RESOURCE = (
    "name",
    "kind",
    "device",
    "queue",
    "workers",
    "operations_per_second",
    "bytes_per_second",
    "memory_bytes",
    "runs",
)
_LINK = ("between", "from", "to", "latency_ns", "bytes_per_second")
_MOST = 1 << 53


def read_hardware(source: Source) -> Hardware:
    """Reads a description.

    Raises:
      DiagnosticError: it is no TOML, has keys that there are not, or contradicts itself.
    """
    top = _Table(read_toml(source), Places(source), "", 0)
    top.refuse_others(_TOP)
    devices = top.strings("devices", [DEFAULT_DEVICE])
    for device in devices:
        if not device.startswith("@") or len(device) < 2:
            raise top.wrong("devices", f"'{device}' is no symbol: it must begin with '@'")
    resources = [_resource(table, devices) for table in top.tables("resource", _RESOURCE)]
    if not resources:
        raise error("hardware has no [[resource]]", 0)
    _refuse_repeats(top.tables("resource", _RESOURCE), resources)
    names = [resource.name for resource in resources]
    links: list[Link] = []
    for table in top.tables("link", _LINK):
        links += _links(table, names, links)
    return Hardware(
        name=top.string("name", source.name),
        resources=tuple(resources),
        links=tuple(links),
        dispatch_overhead_ns=top.whole("dispatch_overhead_ns", 0),
        devices=tuple(devices),
        region_overhead_ns=(
            top.whole("region_overhead_ns", 0) if "region_overhead_ns" in top.data else None
        ),
    )


def _resource(table: _Table, devices: Sequence[str]) -> Resource:
    device = table.string("device", devices[0])
    if device not in devices:
        message = f"unknown device '{device}': the devices are {', '.join(devices)}"
        raise table.wrong("device", message, device, devices)
    kind = table.string("kind", "cpu")
    if kind not in _KINDS:
        raise table.wrong("kind", f"kind must be cpu or accelerator, not '{kind}'", kind, _KINDS)
    memory = table.whole("memory_bytes", 0)
    if "memory_bytes" in table.data and not memory:
        raise table.wrong("memory_bytes", "'memory_bytes' must be more than 0")
    return Resource(
        name=table.string("name"),
        kind=kind,
        device=device,
        queue=table.whole("queue", 0, MASK_BITS - 1),
        workers=_mask(table),
        operations_per_second=table.rate("operations_per_second"),
        bytes_per_second=table.rate("bytes_per_second"),
        memory_bytes=memory or None,
        runs=tuple(table.strings("runs", ["*"])),
    )


def _mask(table: _Table) -> int:
    """The mask of workers, which is given as such or as a list of ids."""
    value = table.data.get("workers", 0)
    if isinstance(value, list) and all(_is_whole(worker) for worker in value):
        outside = [worker for worker in value if not 0 <= worker < MASK_BITS]
        if outside:
            message = f"worker {outside[0]} does not fit a mask of 64 bits: ids are 0 to 63"
            raise table.wrong("workers", message)
        return sum(1 << worker for worker in set(value))
    if not _is_whole(value):
        raise table.wrong("workers", "'workers' must be a list of ids or a mask")
    if not 0 <= value < 1 << MASK_BITS:
        raise table.wrong("workers", f"mask {value:#x} of workers does not fit 64 bits")
    assert isinstance(value, int)
    return value


def _refuse_repeats(tables: Sequence[_Table], resources: Sequence[Resource]) -> None:
    """Names are unique, and so are queues."""
    names: set[str] = set()
    queues: dict[tuple[str, int], str] = {}
    for table, resource in zip(tables, resources, strict=True):
        if resource.name in names:
            raise table.wrong("name", f"two resources have the name '{resource.name}'")
        names.add(resource.name)
        other = queues.setdefault((resource.device, resource.queue), resource.name)
        if other != resource.name:
            raise table.wrong(
                "queue",
                f"queue {resource.queue} of {resource.device} is that of '{other}' already",
            )


def _links(table: _Table, names: Sequence[str], before: Sequence[Link]) -> list[Link]:
    """The links of a table, two if it is for both ways."""
    both = table.strings("between", [])
    keys = ["between", "between"] if both else ["from", "to"]
    ends = both or [table.string("from"), table.string("to")]
    if len(ends) != 2 or (both and ("from" in table.data or "to" in table.data)):
        raise table.wrong("between", "a link is between two resources, or from one to another")
    for key, name in zip(keys, ends, strict=True):
        if name not in names:
            message = f"unknown resource '{name}': there are {', '.join(names)}"
            raise table.wrong(key, message, name, names)
    if ends[0] == ends[1]:
        raise table.wrong(keys[0], f"a link of '{ends[0]}' with itself")
    latency, rate = table.whole("latency_ns", 0), table.rate("bytes_per_second")
    found = [Link(a, b, latency, rate) for a, b in ([ends, ends[::-1]] if both else [ends])]
    taken = {(link.source, link.target) for link in before}
    for link in found:
        if (link.source, link.target) in taken:
            message = f"two links from '{link.source}' to '{link.target}'"
            raise table.wrong(keys[0], message)
    return found


@define
class _Table:
    """A table of the document, with the places of its keys."""

    data: dict[str, Any]
    places: Places
    name: str
    number: int

    def tables(self, name: str, keys: Sequence[str]) -> list[_Table]:
        """The tables [[name]]."""
        found = self.data.get(name, [])
        if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
            at = self.places.of_key(self.name, self.number, name) or self.places.of_table(name, 0)
            raise error(f"'{name}' must be tables, each under [[{name}]]", at)
        tables = [_Table(each, self.places, name, number) for number, each in enumerate(found)]
        for table in tables:
            table.refuse_others(keys)
        return tables

    def refuse_others(self, keys: Sequence[str]) -> None:
        """Refuses keys that there are not."""
        for key in self.data:
            if key not in keys:
                where = f" in [[{self.name}]]" if self.name else ""
                at = self.places.of_key(self.name, self.number, key)
                raise error(f"unknown key '{key}'{where}", at, did_you_mean(key, keys, at))

    def wrong(
        self, key: str, message: str, value: str = "", candidates: Sequence[str] = ()
    ) -> DiagnosticError:
        """An error about the value of a key, with the candidate that it may mean."""
        at = self.places.of_value(self.name, self.number, key)
        notes: list[Diagnostic] = did_you_mean(value, candidates, at)
        return error(message, at, notes)

    def string(self, key: str, default: str | None = None) -> str:
        """A text that is not empty."""
        value = self.data.get(key, default)
        if value is None:
            raise error(
                f"[[{self.name}]] lacks '{key}'", self.places.of_table(self.name, self.number)
            )
        if not isinstance(value, str) or not value:
            raise self.wrong(key, f"'{key}' must be a string that is not empty")
        return value

    def strings(self, key: str, default: list[str]) -> list[str]:
        """A list of texts."""
        value = self.data.get(key, default)
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, f"'{key}' must be a list of strings")
        if key in self.data and not value:
            raise self.wrong(key, f"'{key}' must not be empty")
        return value

    def whole(self, key: str, default: int, most: int = _MOST) -> int:
        """A whole number from 0 on."""
        value = self.data.get(key, default)
        if not _is_whole(value) or not 0 <= value <= most:
            raise self.wrong(key, f"'{key}' must be a whole number from 0 to {most}")
        assert isinstance(value, int)
        return value

    def rate(self, key: str) -> float:
        """A number above 0; 0 where nothing is said."""
        value = self.data.get(key)
        if value is None:
            return 0.0
        number = float(value) if _is_whole(value) or isinstance(value, float) else math.nan
        if not 0 < number < math.inf:
            raise self.wrong(key, f"'{key}' must be a number above 0")
        return number


def _is_whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def hardware_text(hardware: Hardware) -> str:
    """A description as TOML, which `read_hardware` reads."""
    lines = [f"name = {_quoted(hardware.name)}"]
    lines.append(f"dispatch_overhead_ns = {hardware.dispatch_overhead_ns}")
    if hardware.region_overhead_ns is not None:
        lines.append(f"region_overhead_ns = {hardware.region_overhead_ns}")
    lines.append(f"devices = {_list(hardware.devices)}")
    for resource in hardware.resources:
        lines += ["", "[[resource]]", f"name = {_quoted(resource.name)}"]
        lines += [f"kind = {_quoted(resource.kind)}", f"device = {_quoted(resource.device)}"]
        lines.append(f"queue = {resource.queue}")
        if resource.workers:
            lines.append(f"workers = 0x{resource.workers:X}")
        for key in ("operations_per_second", "bytes_per_second"):
            if getattr(resource, key):
                lines.append(f"{key} = {getattr(resource, key)!r}")
        if resource.memory_bytes is not None:
            lines.append(f"memory_bytes = {resource.memory_bytes}")
        lines.append(f"runs = {_list(resource.runs)}")
    for link in hardware.links:
        lines += ["", "[[link]]", f"from = {_quoted(link.source)}", f"to = {_quoted(link.target)}"]
        lines.append(f"latency_ns = {link.latency_ns}")
        if link.bytes_per_second:
            lines.append(f"bytes_per_second = {link.bytes_per_second!r}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    import json  # a basic string of TOML is written as one of JSON

    return json.dumps(text, ensure_ascii=False)


def _list(texts: Sequence[str]) -> str:
    return "[" + ", ".join(map(_quoted, texts)) + "]"
