"""Input and output of iree-sched-opt: what it reads and writes, and says of bad input."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iree_sched.cli.files import FileError, OutputFile, check_outputs

if TYPE_CHECKING:
    from tests.conftest import RunOpt

PROGRAM = [sys.executable, "-m", "iree_sched.cli.opt"]
ROOT = Path(__file__).parents[2]
GOOD = "util.func public @f() {\n  util.return\n}\n"
PRINTED = "module {\n  util.func public @f() {\n    util.return\n  }\n}\n\n"


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.mlir"
    path.write_text(GOOD)
    return path


def test_reads_a_file_and_writes_standard_output(opt: RunOpt, good: Path) -> None:
    outcome = opt(good)
    assert (outcome.status, outcome.stdout, outcome.stderr) == (0, PRINTED, "")


@pytest.mark.parametrize("arguments", [(), ("-",), ("-o", "-"), ("-o=-", "-"), ("--o", "-", "-")])
def test_reads_standard_input(opt: RunOpt, arguments: tuple[str, ...]) -> None:
    assert opt(*arguments, stdin=GOOD).stdout == PRINTED


def test_crlf_and_marks_of_other_languages(opt: RunOpt) -> None:
    text = '// größer → ≥\r\nutil.func public @"naïve"() {\r\n  util.return\r\n}\r\n'
    outcome = opt(stdin=text)
    assert outcome.status == 0
    assert '@"na' in outcome.stdout
    assert opt(stdin=outcome.stdout).stdout == outcome.stdout


def test_writes_a_file(opt: RunOpt, good: Path, tmp_path: Path) -> None:
    output = tmp_path / "out.mlir"
    outcome = opt(good, "-o", output)
    assert (outcome.status, outcome.stdout, outcome.stderr) == (0, "", "")
    assert output.read_text() == PRINTED
    assert sorted(p.name for p in tmp_path.iterdir()) == ["good.mlir", "out.mlir"]


def test_output_may_be_the_input(opt: RunOpt, good: Path) -> None:
    assert opt(good, "-o", good).status == 0
    assert good.read_text() == PRINTED


def test_no_output_where_anything_failed(opt: RunOpt, tmp_path: Path) -> None:
    output = tmp_path / "out.mlir"
    output.write_text("before")
    text = GOOD + "// -----\nutil.func public @g(\n"
    assert opt("--split-input-file", "-o", output, stdin=text).status == 1
    assert output.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.mlir"]


def test_failed_write_leaves_the_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = tmp_path / "out.mlir"
    output.write_text("before")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(FileError, match=r"cannot write output file '.*': No space left on device"):
        OutputFile(str(output)).write("after")
    assert output.read_text() == "before"
    assert [p.name for p in tmp_path.iterdir()] == ["out.mlir"]


def test_permissions(tmp_path: Path) -> None:
    output = tmp_path / "out.mlir"
    previous = os.umask(0o027)
    try:
        OutputFile(str(output)).write("new")
        assert stat.S_IMODE(output.stat().st_mode) == 0o640
        output.chmod(0o604)
        OutputFile(str(output)).write("again")
        assert stat.S_IMODE(output.stat().st_mode) == 0o604
    finally:
        os.umask(previous)


def test_links_are_followed(tmp_path: Path) -> None:
    target = tmp_path / "target.mlir"
    link = tmp_path / "link.mlir"
    link.symlink_to(target)
    OutputFile(str(link)).write("new")
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_special_files_are_written_directly(opt: RunOpt, good: Path) -> None:
    assert opt(good, "-o", os.devnull).status == 0
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_output_that_cannot_be_written(opt: RunOpt, good: Path, tmp_path: Path) -> None:
    for output, reason in [
        (tmp_path / "missing" / "out.mlir", "No such file or directory"),
        (tmp_path, "Is a directory"),
        (good / "out.mlir", "Not a directory"),
    ]:
        outcome = opt(good, "-o", output)
        assert outcome.status == 1
        assert outcome.stderr == f"cannot open output file '{output}': {reason}\n"


def test_outputs_that_are_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("link").symlink_to("a")
    for one, other in (("a", "a"), ("a", "./a"), ("link", "a"), ("-", "-")):
        shown = "<stdout>" if other == "-" else other
        with pytest.raises(FileError, match=f"cannot write two outputs to '{shown}'"):
            check_outputs(one, None, other)
    check_outputs("a", "b", "-", os.devnull, os.devnull, None)
    with pytest.raises(FileError, match="cannot open output file 'no/b'"):
        check_outputs("a", "no/b")


def test_outputs_are_no_inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in").touch()
    Path("link").symlink_to("in")
    for output, read in (("in", "in"), ("link", "in"), ("in", "./link")):
        with pytest.raises(FileError, match=f"cannot write output file '{output}': it is an input"):
            check_outputs("out", output, inputs=[None, "-", read])
    check_outputs("-", "out", os.devnull, inputs=["-", "out", os.devnull, "in"])


def test_input_that_cannot_be_read(opt: RunOpt, tmp_path: Path) -> None:
    missing = tmp_path / "missing.mlir"
    output = tmp_path / "out.mlir"
    for path, reason in [(missing, "No such file or directory"), (tmp_path, "Is a directory")]:
        outcome = opt(path, "-o", output)
        assert (outcome.status, outcome.stdout) == (1, "")
        assert outcome.stderr == f"cannot open input file '{path}': {reason}\n"
        assert not output.exists()


def test_not_utf8(opt: RunOpt) -> None:
    outcome = opt(stdin=b"module {\n  // \xc3\xa4 \xff\n}\n")
    assert outcome.status == 1
    assert outcome.stderr == (
        "<stdin>:2:8: error: file is not UTF-8: byte 0xFF\n  // ä \N{REPLACEMENT CHARACTER}\n"
        "       ^\n"
    )


def test_binary(opt: RunOpt) -> None:
    outcome = opt(stdin=b"\x7fELF\x00\xff\x1b[31m")
    assert outcome.status == 1
    assert outcome.stderr == (
        "cannot read input file '<stdin>': it is a binary file, such as a build, not IR\n"
    )


def test_bytecode(opt: RunOpt) -> None:
    outcome = opt(stdin=b"ML\xefR\x0dMLIR\x00")
    assert outcome.status == 1
    assert "it is MLIR bytecode" in outcome.stderr


@pytest.mark.parametrize(
    "text",
    [
        "util.func public @f() {",
        "util.func public @f() {\n  %0 = arith.addi",
        GOOD + "}\n",
        "util.func public @f() {\n  util.return %unknown : index\n}\n",
        '"unterminated',
        "util.func public @f(%a: index, %a: index) {\n  util.return\n}\n",
        "{-# dialect_resources: {",
        "\x00",
        "}",
        "%0 = ",
        "^bb0:",
    ],
)
def test_bad_input_is_told_in_place(opt: RunOpt, tmp_path: Path, text: str) -> None:
    path, output = tmp_path / "in.mlir", tmp_path / "out.mlir"
    path.write_text(text)
    outcome = opt(path, "-o", output)
    assert (outcome.status, outcome.stdout) == (1, "")
    first, line, caret, *_ = outcome.stderr.splitlines()
    prefix, _, message = first.partition(": error: ")
    _, row, column = prefix.rsplit(":", 2)
    assert message
    assert prefix.startswith(str(path))
    assert "internal error" not in message
    assert text.split("\n")[int(row) - 1] == line
    assert caret.rstrip() == " " * (int(column) - 1) + "^"
    assert not output.exists()


def test_output_nobody_reads() -> None:
    many = "".join(f"util.func private @f{i}()\n" for i in range(5000))
    with subprocess.Popen(
        [*PROGRAM, "-"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        process.stdin.write(many.encode())
        process.stdin.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_messages_nobody_reads() -> None:
    command = [*PROGRAM, "-", "-o", os.devnull, "--mlir-print-ir-before-all", "--debug"]
    plugin = f"--load-pass-plugin={ROOT}/tests/lit/Inputs/mark.py"
    with subprocess.Popen(
        [*command, plugin, "--test-mark"], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        process.stderr.close()
        process.stdin.write(GOOD.encode())
        process.stdin.close()
        assert process.wait() == 141


def test_full_disk() -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*PROGRAM, "-"], cwd=ROOT, input=GOOD.encode(), stdout=full, stderr=subprocess.PIPE
        )
    assert done.returncode == 1
    assert done.stderr == b"cannot write output file '<stdout>': No space left on device\n"


def test_interrupt() -> None:
    # A shell lets its background jobs ignore interrupts, and they hand that on to what they start.
    inherited = signal.signal(signal.SIGINT, signal.default_int_handler)
    process = subprocess.Popen(
        [*PROGRAM, "-"], cwd=ROOT, stdin=subprocess.PIPE, stderr=subprocess.PIPE
    )
    signal.signal(signal.SIGINT, inherited)
    with process:
        assert process.stdin is not None
        assert process.stderr is not None
        time.sleep(1)  # by now it waits for its input
        process.send_signal(signal.SIGINT)
        assert process.stderr.read() == b""
        assert process.wait() == 130
        process.stdin.close()
