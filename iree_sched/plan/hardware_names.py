"""Hardware descriptions by name: those shipped, the machine itself, and files."""

from __future__ import annotations

from pathlib import Path

from iree_sched.diagnostics import Source
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.hardware_file import read_hardware
from iree_sched.plan.host import host

HOST = "host"
_FOLDER = Path(__file__).parent / "shipped"
_ENDING = ".toml"


def hardware_names() -> list[str]:
    """The names of all descriptions that need no file."""
    return [HOST, *sorted(path.stem for path in _FOLDER.glob(f"*{_ENDING}"))]


def named_hardware(name: str) -> Hardware | None:
    """The description of a name, None if there is none."""
    if name == HOST:
        return host()
    if name not in hardware_names():
        return None
    path = _FOLDER / f"{name}{_ENDING}"
    return read_hardware(Source(str(path), path.read_text("utf-8")))
