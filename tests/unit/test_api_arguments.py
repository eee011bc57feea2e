"""What `iree_sched.compile` and `iree_sched.schedule` say to arguments that are wrong."""

from pathlib import Path
from typing import Any

import pytest

import iree_sched
from iree_sched.cli.compile_flags import DRIVER, QUESTIONS, SCHEDULING

_MODULE = "util.func public @f() {\n  util.return\n}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ({"flags": "--a --b"}, r"flags is a sequence of flags, not str: pass \['--a --b'\]"),
        ({"flags": [3]}, "each of flags is a string, not int"),
        ({"plugins": "nofile.py"}, "plugins is a sequence of paths, not str: pass"),
        ({"specs": Path("a.mlir")}, "specs is a sequence of paths, not PosixPath"),
        ({"specs": [3]}, "each of specs is a str or pathlib.Path, not int"),
        ({"concurrency": 3}, "concurrency is a string, not int"),
        ({"pipeline": b"x"}, "pipeline is a string, not bytes"),
        ({"plan": 3}, "plan is a str or pathlib.Path, not int"),
        ({"output": b"x"}, "output is a str or pathlib.Path, not bytes"),
        ({"compile_to": 3}, "compile_to is a string, not int"),
        ({"source": None}, "the module is of type str, bytes or pathlib.Path, not NoneType"),
    ],
)
def test_wrong_types(arguments: dict[str, Any], said: str) -> None:
    with pytest.raises(TypeError, match=said):
        iree_sched.compile(**{"source": _MODULE, **arguments})


@pytest.mark.parametrize(
    ("flag", "said"),
    [
        ("--compile-to=stream", "pass compile_to=... instead"),
        ("-o", "pass output=... instead"),
        ("--sched-concurrency=none", "pass concurrency=... instead"),
        ("--iree-sched-spec-path=x", "pass specs=... instead"),
        ("--dry-run", "is only for the command line"),
        ("--sched-release=3.13", "is only for the command line"),
        ("--version", "is only for the command line"),
    ],
)
def test_flags_that_are_no_flags_of_iree(flag: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        iree_sched.compile(_MODULE, flags=[flag])


def test_no_flag_of_the_command_line_is_forgotten() -> None:
    for option in (*SCHEDULING, *DRIVER, *QUESTIONS):
        with pytest.raises(ValueError, match=r"instead|only for the command line"):
            iree_sched.compile(_MODULE, flags=[f"--{option.name}".replace("_", "-")])


def test_schedule_takes_a_path(tmp_path: Path) -> None:
    path = tmp_path / "x.pre.mlir"
    path.write_text(_MODULE)
    assert iree_sched.schedule(path) == iree_sched.schedule(_MODULE)
    with pytest.raises(ValueError, match=r"pass it as a pathlib.Path"):
        iree_sched.schedule(str(path))
    with pytest.raises(FileNotFoundError):
        iree_sched.schedule(tmp_path / "nowhere.mlir")
    with pytest.raises(TypeError, match=r"or pathlib\.Path, not bytes"):
        iree_sched.schedule(_MODULE.encode())  # type: ignore[arg-type]
    path.write_text("module {")
    with pytest.raises(iree_sched.ScheduleError, match=r"x\.pre\.mlir:1:\d+: error"):
        iree_sched.schedule(path)
    path.write_bytes(b"ML\xefR")
    with pytest.raises(iree_sched.ScheduleError, match="is no text in UTF-8"):
        iree_sched.schedule(path)
