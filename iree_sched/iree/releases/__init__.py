"""The releases of IREE that are known, one file each: `v3_13.py` holds the facts about 3.13.x."""

from __future__ import annotations

import importlib
import re
from typing import TYPE_CHECKING

from iree_sched.diagnostics import error
from iree_sched.discovery import public_modules

if TYPE_CHECKING:
    from iree_sched.iree.releases.notation import Release

_FILE = re.compile(r"v(\d+)_(\d+)")


def known() -> list[str]:
    """The numbers of all known releases, the newest first."""
    found = (_FILE.fullmatch(name.rpartition(".")[2]) for name in public_modules(__name__))
    numbers = sorted(((int(m[1]), int(m[2])) for m in found if m is not None), reverse=True)
    return [f"{major}.{minor}" for major, minor in numbers]


def release_of(version: str) -> Release:
    """The facts about the release that a version such as `3.13.0rc20261016` belongs to.

    Raises:
      DiagnosticError: the release is not known; the message says which are.
    """
    number = ".".join(version.split(".")[:2])
    numbers = known()
    if number not in numbers:
        listed = ", ".join(numbers)
        raise error(
            f"IREE {version} is not a release whose stream passes are known (known are: {listed}); "
            f"install one of them (pip install 'iree-base-compiler=={numbers[0]}.*'), or try the "
            f"pass lists of another release with --sched-release={numbers[0]}"
        )
    module = importlib.import_module(f"{__name__}.v{number.replace('.', '_')}")
    found: Release = module.RELEASE
    return found
