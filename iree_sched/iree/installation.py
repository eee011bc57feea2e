"""Finds the installed IREE compiler without importing it."""

from __future__ import annotations

import importlib.util
import os
import re
import sys

from attrs import frozen

from iree_sched.iree.releases import release_of
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.tools import ToolError

ENVIRONMENT = "IREE_SCHED_IREE"
_VERSION = re.compile(r"""^VERSION\s*=\s*["']([^"']+)["']""", re.MULTILINE)
_LIBRARIES = {"darwin": "libIREECompiler.dylib", "win32": "IREECompiler.dll"}


@frozen
class Installation:
    """An IREE compiler on this machine.

    Attributes:
      version: as its package says, `3.13.0rc20261016`.
      library: path of the compiler's shared library.
    """

    version: str
    library: str

    def tool(self, name: str) -> str:
        """Path of a tool's binary; the command that pip installs is only a wrapper of it."""
        suffix = ".exe" if sys.platform == "win32" else ""
        return os.path.join(os.path.dirname(self.library), name + suffix)


def find_installation() -> Installation:
    """The IREE that is installed beside this package, or the one that IREE_SCHED_IREE names.

    The variable holds a folder to import `iree.compiler` from, such as the site-packages of another
    environment.

    Raises:
      ToolError: there is none; the message says what to install.
    """
    other = os.environ.get(ENVIRONMENT)
    package = os.path.join(other, "iree", "compiler") if other else _beside()
    libraries = os.path.join(package, "_mlir_libs")
    library = os.path.join(libraries, _LIBRARIES.get(sys.platform, "libIREECompiler.so"))
    try:
        with open(os.path.join(package, "version.py"), encoding="utf-8") as file:
            found = _VERSION.search(file.read())
    except OSError:
        found = None
    if found is None or not os.path.isfile(library):
        where = f"{ENVIRONMENT}={other} has no IREE compiler" if other else f"no IREE in {package}"
        raise ToolError(f"{where}; install one with: pip install 'iree-sched[iree]'")
    return Installation(found[1], library)


def installed(number: str | None = None) -> tuple[Installation, Release]:
    """The IREE to use, and what is known of it.

    Args:
      number: the release whose facts to use; None: that of the installation.

    Raises:
      ToolError: there is none.
      DiagnosticError: its release is not known.
    """
    installation = find_installation()
    return installation, release_of(number or installation.version)


def _beside() -> str:
    """The folder of the package iree.compiler.

    Raises:
      ToolError: it is not installed.
    """
    try:
        spec = importlib.util.find_spec("iree.compiler")
    except ModuleNotFoundError:
        spec = None
    places = list(spec.submodule_search_locations or ()) if spec is not None else []
    if not places:
        raise ToolError("the IREE compiler is not installed: pip install 'iree-sched[iree]'")
    return places[0]
