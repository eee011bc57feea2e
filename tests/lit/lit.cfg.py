"""Configures LLVM's lit: `lit tests/lit`, or `lit tests/lit/some_test.mlir`.

Features that a test can require: `llvm-filecheck` (LLVM's own FileCheck was found; else the Python
package `filecheck` stands in for it, which misjudges some CHECK-NOT), `iree-opt` (IREE's binary).
"""

# mypy: ignore-errors
# ruff: noqa: F821

import glob
import os
import re
import shutil
import sys
from pathlib import Path

import lit.formats

ROOT = Path(__file__).resolve().parents[2]
SEARCHED = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", "")])


def find_llvm_filecheck() -> str | None:
    """LLVM's FileCheck: on PATH, else the newest that Debian has installed."""
    found = shutil.which("FileCheck", path=SEARCHED)
    if found is not None:
        return found
    installed = [*glob.glob("/usr/bin/FileCheck-*"), *glob.glob("/usr/lib/llvm-*/bin/FileCheck")]
    newest = sorted(installed, key=lambda path: [int(n) for n in re.findall(r"\d+", path)])
    return newest[-1] if newest else None


def tool(name: str, command: str) -> None:
    """Makes a word of RUN lines stand for a command; a word within a path stays what it is."""
    config.substitutions.append((rf"(?<![\w./%-]){name}(?![\w./-])", command))


config.name = "iree-sched"
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".mlir"]
config.excludes = ["Inputs"]
config.test_source_root = str(Path(__file__).parent)
config.test_exec_root = lit_config.params.get("exec_root", str(Path(__file__).parent / "Output"))

# The checkout is tested, whatever is installed. Commands say so themselves: lit's own diff, behind
# a pipe, leaves a PYTHONPATH of its own to the commands that follow.
OURS = f"env PYTHONPATH={ROOT} {sys.executable}"
config.environment["NO_COLOR"] = "1"

llvm_filecheck = find_llvm_filecheck()
if llvm_filecheck is not None:
    config.available_features.add("llvm-filecheck")
    config.environment["FILECHECK_OPTS"] = "--dump-input=fail"
filecheck = llvm_filecheck or shutil.which("filecheck", path=SEARCHED)
if filecheck is None:
    lit_config.fatal("no FileCheck: install LLVM's, or the Python package filecheck")
iree_opt = shutil.which("iree-opt", path=SEARCHED)
if iree_opt is not None:
    config.available_features.add("iree-opt")

tool("FileCheck", filecheck)
tool("iree-opt", iree_opt or "iree-opt")
tool("iree-sched-opt", f"{OURS} -m iree_sched.cli.opt")
tool("iree-sched", f"{OURS} -m iree_sched")
