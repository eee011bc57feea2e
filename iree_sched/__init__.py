"""Reimplements IREE's stream scheduling passes over IR text, with partitioners you can replace.

Importing this package imports next to nothing; import the sub-package you need.
"""

from __future__ import annotations

import os

from iree_sched.version import __version__

TYPE_CHECKING = False  # type checkers take it for typing's, which takes time to import
if TYPE_CHECKING:
    from typing import Any

    from iree_sched.api import CompileError, ScheduleError, compile, schedule

__all__ = ["CompileError", "ScheduleError", "__version__", "compile", "schedule"]

# A wheel has passes/ and grammars/ inside this package.
# In a checkout they stand beside it, so the repository root joins the package's search path:
# `iree_sched.passes` and `iree_sched.grammars` are the same names everywhere.
_here = os.path.dirname(os.path.abspath(__file__))
if not os.path.isdir(os.path.join(_here, "passes")):
    __path__.append(os.path.dirname(_here))


def __getattr__(name: str) -> Any:
    """Gives the functions of `iree_sched.api`, which imports much, when they are asked for."""
    if name not in __all__:
        raise AttributeError(f"module 'iree_sched' has no attribute '{name}'")
    from iree_sched import api

    return getattr(api, name)
