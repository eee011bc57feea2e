"""Fixtures that tests share, and what they give."""

import io
import sys
from pathlib import Path
from typing import Protocol

import pytest
from attrs import frozen


@frozen
class Outcome:
    """What a run of iree-sched-opt gave."""

    status: int
    stdout: str
    stderr: str


class RunOpt(Protocol):
    """Runs iree-sched-opt in this process: `opt("--flag", path, stdin="text")`."""

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "") -> Outcome: ...


@pytest.fixture
def opt(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]) -> RunOpt:
    """The program iree-sched-opt."""

    def run(*arguments: str | Path, stdin: str | bytes = "") -> Outcome:
        from iree_sched.cli.opt import main

        data = stdin.encode() if isinstance(stdin, str) else stdin
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
        capsysbinary.readouterr()
        status = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return Outcome(status, captured.out.decode(), captured.err.decode())

    return run
