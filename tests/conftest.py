"""Fixtures that tests share, and what they give."""

import io
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import pytest
from attrs import frozen
from hypothesis import HealthCheck, settings

from iree_sched.iree.installation import ENVIRONMENT, Installation, find_installation

_OLDER = Path(sys.prefix) / "older-iree"  # where dev.py puts the release before the newest

# How quick a machine is says nothing about a test.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


@frozen
class Outcome:
    """What a run of iree-sched-opt gave."""

    status: int
    stdout: str
    stderr: str


class RunOpt(Protocol):
    """Runs iree-sched-opt in this process: `opt("--flag", path, stdin="text")`."""

    def __call__(self, *arguments: str | Path, stdin: str | bytes = "") -> Outcome: ...


@pytest.fixture(autouse=True, scope="session")
def checked_uses() -> Iterator[None]:
    """In tests the verifier looks at users also behind passes that are known to keep them."""
    from iree_sched.passes.schedule_concurrency import ScheduleConcurrency
    from iree_sched.passes.schedule_execution import ScheduleExecution

    with pytest.MonkeyPatch.context() as patch:
        for known in (ScheduleExecution, ScheduleConcurrency):
            patch.setattr(known, "keeps_uses", False)
        yield


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


@pytest.fixture
def older_iree(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The release of IREE before the newest, in use while the test lasts."""
    if not (_OLDER / "iree" / "compiler" / "version.py").is_file():
        message = f"no older IREE in {_OLDER}: `python3 dev.py test` installs one"
        if os.environ.get("IREE_SCHED_REQUIRE_OLDER"):
            pytest.fail(message)
        pytest.skip(message)
    monkeypatch.setenv(ENVIRONMENT, str(_OLDER))
    return _OLDER


@pytest.fixture(params=["newest", "older"])
def iree(request: pytest.FixtureRequest) -> Installation:
    """Each release of IREE that tests run with, in use while the test lasts."""
    if request.param == "older":
        request.getfixturevalue("older_iree")
    return find_installation()
