"""The program iree-sched: commands are files, found lazily."""

import sys
import textwrap
from pathlib import Path

import pytest

from iree_sched.cli import commands
from iree_sched.cli.main import main
from iree_sched.version import __version__

COMMAND = textwrap.dedent("""
    import click


    @click.command(help="Does what tests need.")
    @click.option("--status", type=int, default=0)
    def command(status):
        if status < 0:
            raise KeyError("unforeseen")
        print("ran")
        return status
""")


@pytest.fixture(autouse=True)
def command_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A command `test-me` beside the real ones."""
    (tmp_path / "test_me.py").write_text(COMMAND)
    monkeypatch.setattr(commands, "__path__", [*commands.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, f"{commands.__name__}.test_me", raising=False)


def test_a_file_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-me"]) == 0
    assert capsys.readouterr().out == "ran\n"
    assert main(["test-me", "--status=3"]) == 3


def test_help_lists_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in ([], ["--help"], ["-h"]):
        assert main(arguments) == 0
        assert "test-me" in capsys.readouterr().out


def test_a_command_that_does_not_exist(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-mee"]) == 1
    shown = capsys.readouterr().err
    assert shown == (
        "iree-sched: No such command 'test-mee'. Did you mean 'test-me'?\n"
        "Try 'iree-sched --help'.\n"
    )


def test_wrong_usage_names_the_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-me", "--stats"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("iree-sched test-me: No such option")
    assert shown.endswith("Try 'iree-sched test-me --help'.\n")


def test_an_internal_error_is_no_traceback(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["test-me", "--status=-1"]) == 1
    shown = capsys.readouterr().err
    assert shown.startswith("iree-sched: error: ")
    assert "KeyError" in shown
    assert "Traceback" not in shown


def test_version_needs_no_click(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"iree-sched version {__version__}\n"
