"""Runs the tests under tests/lit, one pytest test a file."""

import subprocess
import sys
from pathlib import Path

import pytest

SUITE = Path(__file__).parent / "lit"
FILES = sorted(
    path.relative_to(SUITE).as_posix()
    for path in SUITE.rglob("*.mlir")
    if not {"Inputs", "Output"}.intersection(path.relative_to(SUITE).parts)
)


@pytest.mark.parametrize("name", FILES)
def test_lit(name: str, tmp_path: Path) -> None:
    lit = [sys.executable, "-c", "from lit.main import main; main()"]
    # lit keeps test times where it executes: a folder for each test, since tests run in parallel.
    options = ["-j1", "-v", "--no-progress-bar", f"--param=exec_root={tmp_path}"]
    done = subprocess.run([*lit, *options, SUITE / name], capture_output=True, text=True)
    if done.returncode == 0 and "UNSUPPORTED" in done.stdout:
        pytest.skip(f"lit: {name} is unsupported here")
    assert done.returncode == 0, done.stdout + done.stderr
