"""Hardware descriptions by name: those shipped, the machine itself, and files."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from iree_sched.diagnostics import DiagnosticError, Source, SourceError, error
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.hardware_file import read_hardware
from iree_sched.plan.host import host
from iree_sched.spelling import guess

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


def find_hardware(which: str, read: Callable[[str], Source]) -> Hardware:
    """The description of a name, or in a file.

    A file has a dot or a slash in its name, or is `-`, so that a description that comes later
    hides none.

    Args:
      which: the name.
      read: reads a file; what it raises is raised.

    Raises:
      SourceError: the file cannot be used.
      DiagnosticError: there is no such name.
    """
    if which == "-" or "." in which or "/" in which:
        source = read(which)
        try:
            return read_hardware(source)
        except DiagnosticError as reason:
            raise SourceError(source, *reason.diagnostics) from reason
    found = named_hardware(which)
    if found is not None:
        return found
    raise error(f"no hardware '{which}'; {guess(which, hardware_names())}")
