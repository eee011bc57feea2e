"""The flags of iree-sched-opt, compared with those of iree-opt where that has them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from iree_sched import __version__

if TYPE_CHECKING:
    from tests.conftest import RunOpt

ROOT = Path(__file__).parents[2]
MARK = f"--load-pass-plugin={ROOT}/tests/lit/Inputs/mark.py"
GOOD = "util.func public @f() {\n  util.return\n}\n"
PRINTED = "module {\n  util.func public @f() {\n    util.return\n  }\n}\n\n"
MARKED = PRINTED.replace("@f()", "@f() attributes {test.mark = 1 : i64}")


@pytest.mark.parametrize("flag", ["--version", "-version"])
def test_version(opt: RunOpt, flag: str) -> None:
    outcome = opt(flag, "--not-even-looked-at")
    assert (outcome.status, outcome.stderr) == (0, "")
    assert outcome.stdout == f"iree-sched-opt version {__version__}\n"


def test_version_is_quick() -> None:
    code = (
        "import sys; from iree_sched.cli.opt import main; main(['--version']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    heavy = {"lark", "attr", "attrs", "click", "rich", "inspect", "importlib.metadata"}
    assert heavy.isdisjoint(done.stderr.split())


def test_a_run_imports_only_what_it_needs() -> None:
    code = (
        "import sys; from iree_sched.cli.opt import main; main(['-', '-o', '/dev/null']);"
        "print(*sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, input=GOOD
    )
    loaded = done.stderr.split()
    heavy = {"attr", "click", "inspect", "rich", "importlib.metadata", "iree_sched.cli.help"}
    assert heavy.isdisjoint(loaded)
    assert not [name for name in loaded if name.startswith("iree_sched.passes.")]


@pytest.mark.parametrize("flag", ["--help", "-h", "-help"])
def test_help(opt: RunOpt, flag: str) -> None:
    outcome = opt(MARK, flag)
    assert (outcome.status, outcome.stderr) == (0, "")
    shown = " ".join(outcome.stdout.split())
    assert "USAGE: iree-sched-opt [options] <input file>" in shown
    assert "-o <filename> - Output filename" in shown
    assert "--split-input-file[=<string>] - Split the input file" in shown
    assert "--iree-stream-schedule-execution - Groups the streamable ops" in shown
    assert "--test-mark - Marks functions and initializers." in shown
    assert "--by=<int> - what to add to the mark (default=1)" in shown
    assert "--only=<value> - what to mark (one of public, all; default=all)" in shown
    assert "--plan=<path> - the plan, as `iree-sched plan` writes it --affinity" in shown
    assert 'iree_sched.execution: {partitioner = "dynamic"} -' in shown
    assert '{partitioner = "typed-fusion"} - As few regions as can be' in shown


def test_lists(opt: RunOpt) -> None:
    passes = opt(MARK, "--list-passes")
    assert passes.stdout.startswith("Passes:\n  --iree-sched-materialize-specs ")
    dialects = opt("--show-dialects").stdout
    assert dialects.startswith("Available Dialects: arith,")
    assert "stream" in dialects


@pytest.mark.parametrize(
    "flags",
    [
        ("--test-mark",),
        ("-test-mark",),
        ("--test-mark=",),
        ("--test-mark=by=1",),
        ("--test-mark=by=3", "--test-mark=by=-2"),
        ("--pass-pipeline=builtin.module(util.func(test-mark))",),
        ("--pass-pipeline", "builtin.module(test-mark)"),
        ("-pass-pipeline=builtin.module(any(test-mark{only=public}))",),
        ("--no-implicit-module=false", "--test-mark", "--verify-each=0"),
    ],
)
def test_ways_to_ask_for_a_pass(opt: RunOpt, flags: tuple[str, ...]) -> None:
    outcome = opt(*flags, "-", MARK, stdin=GOOD)
    assert (outcome.status, outcome.stdout, outcome.stderr) == (0, MARKED, "")


def test_no_implicit_module(opt: RunOpt) -> None:
    flags = ("--no-implicit-module", "--mlir-print-ir-after-all", MARK)
    printed = "util.func public @f() attributes {test.mark = 1 : i64} {\n  util.return\n}\n\n"
    for passes in ("--test-mark", "--pass-pipeline=util.func(test-mark)"):
        outcome = opt(*flags, passes, stdin=GOOD)
        assert (outcome.status, outcome.stdout) == (0, printed)
        assert "IR Dump After MarkPass" in outcome.stderr
    outcome = opt("--no-implicit-module", stdin=GOOD + GOOD.replace("@f", "@g"))
    assert outcome.status == 1
    assert "source must contain a single top-level operation, found: 2" in outcome.stderr
    assert opt("--no-implicit-module", stdin=PRINTED).stdout == PRINTED


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--bogus-flag=1"], "iree-sched-opt: Unknown command line argument '--bogus-flag=1'.  "
         "Try: 'iree-sched-opt --help'\n"),
        (["-spilt-input-file"], "iree-sched-opt: Unknown command line argument "
         "'-spilt-input-file'.  Try: 'iree-sched-opt --help'\n"
         "iree-sched-opt: Did you mean '--split-input-file'?\n"),
        (["--iree-stream-shedule-execution"], "iree-sched-opt: Unknown command line argument "
         "'--iree-stream-shedule-execution'.  Try: 'iree-sched-opt --help'\n"
         "iree-sched-opt: Did you mean '--iree-stream-schedule-execution'?\n"),
        (["-o"], "iree-sched-opt: for the -o option: requires a value!\n"),
        (["--verify-each=maybe"], "iree-sched-opt: for the --verify-each option: 'maybe' is "
         "invalid value for boolean argument! Try 0 or 1\n"),
        (["--iree-stream-partitioning-favor"], "iree-sched-opt: for the "
         "--iree-stream-partitioning-favor option: requires a value!\n"),
        (["--iree-stream-partitioning-favor=speed"], "iree-sched-opt: for the "
         "--iree-stream-partitioning-favor option: Cannot find option named 'speed'!\n"),
        (["--verify-diagnostics=some"], "iree-sched-opt: for the --verify-diagnostics option: "
         "Cannot find option named 'some'!\n"),
        (["--mlir-print-ir-after"], "iree-sched-opt: for the --mlir-print-ir-after option: "
         "Cannot find option named ''!\n"),
        (["--mlir-print-ir-before=iree-stream-schedule-execution,csee"], "iree-sched-opt: for the "
         "--mlir-print-ir-before option: Cannot find option named 'csee'!\n"),
        (["a", "b"], "iree-sched-opt: Too many positional arguments specified!\n"
         "Can specify at most 1 positional arguments: See: iree-sched-opt --help\n"),
        (["-", "--", "--help"], "iree-sched-opt: Too many positional arguments specified!\n"
         "Can specify at most 1 positional arguments: See: iree-sched-opt --help\n"),
        (["--pass-pipeline=builtin.module()", "--iree-stream-schedule-execution"],
         "iree-sched-opt: '-pass-pipeline' option can't be used with individual pass options\n"),
        ([""], "cannot open input file '': No such file or directory\n"),
    ],
)  # fmt: skip
def test_refuses(opt: RunOpt, arguments: list[str], message: str) -> None:
    outcome = opt(*arguments)
    assert (outcome.status, outcome.stdout) == (1, "")
    assert outcome.stderr == message


def test_misspelt_anchor(opt: RunOpt) -> None:
    outcome = opt("--pass-pipeline=builtin.module(util.fnc())", stdin=GOOD)
    assert (outcome.status, outcome.stdout) == (0, PRINTED)
    assert outcome.stderr.splitlines() == [
        "<pass-pipeline>:1:16: warning: no op named 'util.fnc' is known",
        "builtin.module(util.fnc())",
        "               ^",
        "<pass-pipeline>:1:16: note: did you mean 'util.func'?",
    ]


def test_split_input_file(opt: RunOpt) -> None:
    both = GOOD + "// -----\n" + GOOD
    assert opt("--split-input-file", stdin=both).stdout == PRINTED + "// -----\n" + PRINTED
    joined = opt("--split-input-file", "--output-split-marker=", stdin=both).stdout
    assert joined == PRINTED + "\n" + PRINTED
    other = opt("--split-input-file=//---", stdin=both.replace("// -----", "//---")).stdout
    assert other == PRINTED + "// -----\n" + PRINTED
    assert opt("--split-input-file", stdin="").stdout == ""
    assert opt("--split-input-file=", stdin=GOOD).stdout == PRINTED


def test_near_miss_of_the_split_marker(opt: RunOpt) -> None:
    outcome = opt("--split-input-file", stdin="// ----\n" + GOOD)
    assert (outcome.status, outcome.stdout) == (0, PRINTED)
    assert outcome.stderr == (
        "<stdin>:1:7: warning: near miss with file split marker\n// ----\n      ^\n"
    )


def test_chunk_that_fails(opt: RunOpt) -> None:
    text = f"{GOOD}// -----\nutil.func @g() {{\n  util.return %x : index\n}}\n// -----\n{GOOD}"
    outcome = opt("--split-input-file", stdin=text)
    assert outcome.status == 1
    assert outcome.stdout == PRINTED + "// -----\n// -----\n" + PRINTED
    assert outcome.stderr.startswith("<stdin>:6:15: error: ")


def test_timing(opt: RunOpt) -> None:
    outcome = opt(MARK, "--test-mark", "--mlir-timing", stdin=GOOD)
    assert outcome.stdout == MARKED
    phases = [line.partition("%)")[2].strip() for line in outcome.stderr.splitlines()]
    assert {"Parser", "(V) Verifier", "MarkPass", "Output", "Rest", "Total"} <= set(phases)
    listed = opt(MARK, "--test-mark", "--mlir-timing", "--mlir-timing-display=list", stdin=GOOD)
    assert ")  MarkPass\n" in listed.stderr


def test_timing_is_reported_after_a_failure(opt: RunOpt) -> None:
    outcome = opt("--mlir-timing", stdin="}")
    assert outcome.status == 1
    assert "Execution time report" in outcome.stderr


@pytest.mark.parametrize(
    ("flags", "expected"),
    [
        ((), ""),
        (("--debug",), "one\ntwo\n"),
        (("--debug-only=first",), "one\n"),
        (("-debug-only", "second,third", "-debug-only=first"), "one\ntwo\n"),
        (("--debug-only=third",), ""),
    ],
)
def test_debug(opt: RunOpt, tmp_path: Path, flags: tuple[str, ...], expected: str) -> None:
    plugin = tmp_path / "debugging.py"
    plugin.write_text(
        "from iree_sched.passbase import Pass\n"
        "class Talk(Pass):\n"
        "    argument = 'test-talk'\n"
        "    summary = 'Talks.'\n"
        "    def run(self, op, context):\n"
        "        if context.debug:\n"
        "            context.debug('first', 'one')\n"
        "            context.debug('second', 'two\\n')\n"
    )
    assert opt(f"--load-pass-plugin={plugin}", "--test-talk", *flags, stdin=GOOD).stderr == expected


@pytest.mark.parametrize("flag", ["", "=debug", "=max-concurrency"])
def test_favor(opt: RunOpt, tmp_path: Path, flag: str) -> None:
    plugin = tmp_path / "favoring.py"
    plugin.write_text(
        "from iree_sched.passbase import Pass\n"
        "class Favor(Pass):\n"
        "    argument = 'test-favor'\n"
        "    summary = 'Reports the favor.'\n"
        "    def run(self, op, context):\n"
        "        context.diagnostics.remark(context.favor)\n"
    )
    flags = [f"--iree-stream-partitioning-favor{flag}"] if flag else []
    outcome = opt(f"--load-pass-plugin={plugin}", "--test-favor", *flags, stdin=GOOD)
    assert outcome.stderr == f"<stdin>: remark: {flag[1:] or 'min-peak-memory'}\n"


def test_broken_plugin(opt: RunOpt, tmp_path: Path) -> None:
    plugin = tmp_path / "broken.py"
    plugin.write_text("def f(:\n")
    outcome = opt(f"--load-pass-plugin={plugin}", stdin=GOOD)
    assert outcome.status == 1
    assert outcome.stderr == f"{plugin}:1:7: error: invalid syntax\ndef f(:\n      ^\n"


def test_color(opt: RunOpt, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    plain = opt(stdin="}").stderr
    assert "\x1b[" not in plain
    colored = opt("--color", stdin="}").stderr
    assert "\x1b[1;31merror\x1b[0m" in colored
    assert opt("--color=0", stdin="}").stderr == plain


def test_module_can_be_run() -> None:
    command = [sys.executable, "-m", "iree_sched.cli.opt", "-"]
    done = subprocess.run(command, cwd=ROOT, input=GOOD, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, PRINTED, "")
    command = [sys.executable, "-m", "iree_sched", "--version"]  # the other program
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.startswith("iree-sched version ")


def test_internal_error_is_one_message(opt: RunOpt, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object, **__: object) -> None:
        raise RecursionError("too deep")

    monkeypatch.delenv("IREE_SCHED_TRACEBACK", raising=False)
    monkeypatch.setattr("iree_sched.parser.parse", crash)
    outcome = opt(stdin=GOOD)
    assert outcome.status == 1
    assert outcome.stderr.startswith(
        "<stdin>: error: internal error in the parser: RecursionError: too deep\n"
    )
    assert "Traceback" not in outcome.stderr
