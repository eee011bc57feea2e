"""What takes long to make of texts, kept on disk: compiled grammars, libraries of specs.

Building the LALR tables of a grammar takes a quarter of a second, loading them 0.3 ms, half of what
it would with pickle. The cache is only ever a shortcut: a missing, unreadable, outdated or damaged
entry means that it is made anew, and an entry that cannot be written is not.
`IREE_SCHED_CACHE_DIR` names another folder; set to nothing it turns the cache off.
"""

from __future__ import annotations

import contextlib
import functools
import importlib.util
import marshal
import os
import sys
import zlib
from typing import Any

from iree_sched.wholefile import whole_file

_FORMAT = 4  # to be raised when what is stored changes its meaning
_SUFFIX = ".tables"
_SUM = 4  # bytes of the check sum in front of an entry


def folder() -> str | None:
    """Where entries are kept, None where there is no cache."""
    chosen = os.environ.get("IREE_SCHED_CACHE_DIR")
    if chosen is not None:
        return chosen or None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "iree-sched")


def entry_key(*texts: str) -> str:
    """A text that is equal only for equal texts read by equal programs.

    It is stored with the entry, as a whole: that spares the 2 ms that hashlib takes to be imported.
    """
    return "\0".join((str(_FORMAT), _lark_version(), sys.version, *texts))


@functools.cache
def _lark_version() -> str:
    """Tells one installed Lark from another, without importing it."""
    spec = importlib.util.find_spec("lark")
    assert spec is not None
    assert spec.origin is not None
    found = os.stat(spec.origin)
    return f"{spec.origin} {found.st_size} {found.st_mtime_ns}"


def entry_name(kind: str, text: str) -> str:
    """The name of an entry for one of many texts of a kind; it may be that of another one, too."""
    return f"{kind}-{zlib.crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def load(name: str, key: str) -> Any | None:
    """What was stored last under a name, None where nothing usable was, or for another key.

    Only whole files of the user running the program are read: others could crash it.
    """
    where = folder()
    if where is None:
        return None
    try:
        with open(os.path.join(where, name + _SUFFIX), "rb") as file:
            if os.fstat(file.fileno()).st_uid != os.geteuid():
                return None
            data = file.read()
        if zlib.crc32(data[_SUM:]) != int.from_bytes(data[:_SUM], "little"):
            return None
        stored_key, value = marshal.loads(data[_SUM:])
    except Exception:  # whatever a damaged entry raises: it is made anew
        return None
    return value if stored_key == key else None


def store(name: str, key: str, value: Any) -> None:
    """Stores plain data, whole or not at all; does nothing where that cannot be done."""
    where = folder()
    if where is None:
        return
    with contextlib.suppress(OSError):
        os.makedirs(where, exist_ok=True)
        path = os.path.join(where, name + _SUFFIX)
        with whole_file(path) as temporary, open(temporary, "wb") as file:
            data = marshal.dumps((key, value))
            file.write(zlib.crc32(data).to_bytes(_SUM, "little") + data)
