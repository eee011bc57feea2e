"""IREE's command line tools, found and run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence

_FLAG = re.compile(r"^ +--?([\w.-]+)(=<)?", re.MULTILINE)


class ToolError(Exception):
    """A tool is missing or failed; the message is what to show the user."""


def find(name: str) -> str:
    """The path of a tool: beside the running Python, or else on PATH.

    Raises:
      ToolError: it is in neither place; the message says what to install.
    """
    beside = shutil.which(name, path=os.path.dirname(sys.executable))
    found = beside or shutil.which(name)
    if found is None:
        raise ToolError(f"{name} not found; it comes with: pip install 'iree-sched[iree]'")
    return found


def tool_flags(name: str) -> dict[str, bool]:
    """The flags of a tool, without dashes, and whether its help says that they take a value.

    Raises:
      ToolError: it is missing, or failed.
    """
    listed = _FLAG.findall(run(name, ["--help-hidden"]))
    return {flag: bool(value) for flag, value in listed}


def run(name: str, arguments: Sequence[str], text: str = "") -> str:
    """Runs a tool on a text and returns what it prints.

    Raises:
      ToolError: it is missing, or failed; the message is what it said on standard error.
    """
    command = [find(name), *arguments]
    done = subprocess.run(command, input=text, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ToolError(done.stderr.strip() or f"{name}: exit status {done.returncode}")
    return done.stdout
