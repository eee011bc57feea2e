"""Compiled grammars kept on disk, since building LALR tables takes a quarter of a second a grammar.

Loading one takes 5 to 15 ms. The cache is only ever a shortcut: a missing, unreadable, outdated or
damaged entry means that the grammar is built anew, and an entry that cannot be written is not.
`IREE_SCHED_CACHE_DIR` names another folder; set to nothing it turns the cache off.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pathlib
import pickle
import sys
import tempfile
from typing import Any

import lark

_FORMAT = 1  # to be raised when what is stored changes its meaning


def folder() -> pathlib.Path | None:
    """Where entries are kept, None where there is no cache."""
    chosen = os.environ.get("IREE_SCHED_CACHE_DIR")
    if chosen is not None:
        return pathlib.Path(chosen) if chosen else None
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return pathlib.Path(base) / "iree-sched"


def entry_key(*texts: str) -> str:
    """A name that is equal only for equal texts read by equal programs."""
    versions = (str(_FORMAT), lark.__version__, ".".join(map(str, sys.version_info)))
    return hashlib.sha256("\0".join((*versions, *texts)).encode()).hexdigest()


def load(name: str, key: str) -> Any | None:
    """What was stored under a key, None where nothing usable was.

    Only files of the user running the program are read, since unpickling can run code.
    """
    where = folder()
    if where is None:
        return None
    try:
        with open(where / f"{name}-{key[:32]}.pickle", "rb") as file:
            if os.fstat(file.fileno()).st_uid != os.geteuid():
                return None
            stored_key, value = pickle.load(file)
    except Exception:  # whatever a damaged pickle raises: it is built anew
        return None
    return value if stored_key == key else None


def store(name: str, key: str, value: Any) -> None:
    """Stores a value, whole or not at all; does nothing where that cannot be done."""
    where = folder()
    if where is None:
        return
    with contextlib.suppress(OSError):
        where.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=where, prefix=f"{name}-")
        try:
            with os.fdopen(handle, "wb") as file:
                pickle.dump((key, value), file)
            os.replace(temporary, where / f"{name}-{key[:32]}.pickle")
        except OSError:
            os.unlink(temporary)
