"""The road that Python callers take."""

from typing import ClassVar

import pytest
from attrs import define
from hypothesis import given
from hypothesis import strategies as st

from iree_sched.diagnostics import Source
from iree_sched.ir import Operation
from iree_sched.irdump import DumpOptions
from iree_sched.localscope import inline_aliases
from iree_sched.passbase import Pass, PassContext
from iree_sched.passregistry import Registry
from iree_sched.pipeline import Nest, PassItem
from iree_sched.session import Options, Report, Session, run
from iree_sched.splitting import split_source
from iree_sched.verify_diagnostics import Level

GOOD = "util.func public @f() {\n  util.return\n}\n"
PRINTED = "module {\n  util.func public @f() {\n    util.return\n  }\n}\n\n"
BAD = "util.func public @f() {\n  util.return %x : index\n}\n"


@define
class Tell(Pass):
    argument: ClassVar[str] = "tell"
    summary: ClassVar[str] = "Reports a remark and a warning."

    def run(self, op: Operation, context: PassContext) -> None:
        context.diagnostics.remark("first", op.offset)
        context.diagnostics.warning("second", op.offset)


@pytest.fixture
def registry() -> Registry:
    made = Registry()
    made.add(Tell)
    return made


def test_run() -> None:
    result = run(GOOD)
    assert result.succeeded
    assert result.text == PRINTED
    assert result.report() == ""


def test_failure_is_a_result() -> None:
    result = run(BAD)
    assert not result.succeeded
    assert result.text == ""
    assert result.report().startswith("<string>:2:15: error: use of undeclared SSA value name")


def test_wrong_pipeline_is_a_result() -> None:
    result = run(GOOD, "builtin.module(nothing)")
    assert not result.succeeded
    assert "'nothing' does not refer to a registered pass" in result.report()


def test_pipeline_without_text(registry: Registry) -> None:
    result = run(GOOD, Nest("builtin.module", (PassItem("tell"),)), registry=registry)
    assert result.succeeded
    assert [r.diagnostic.message for r in result.reports] == ["first", "second"]
    wrong = run(GOOD, Nest("builtin.module", (PassItem("tel"),)), registry=registry)
    assert "did you mean 'tell'?" in wrong.report()


def test_session_can_be_used_again(registry: Registry) -> None:
    session = Session(registry=registry)
    source = Source("a.mlir", GOOD)
    first = session.run(source, "builtin.module(tell)")
    assert first == session.run(source, "builtin.module(tell)")


def test_listener_is_told_before_the_dump(registry: Registry) -> None:
    events: list[str] = []

    def listen(report: Report) -> None:
        events.append(report.diagnostic.message)

    options = Options(dump=DumpOptions(after_all=True))
    session = Session(options, registry, log=events.append, listen=listen)
    session.run(Source("a.mlir", GOOD), "builtin.module(tell,tell)")
    assert [event.partition("\n")[0] for event in events] == [
        "first", "second", "// -----// IR Dump After TellPass: tell //----- //",
        "first", "second", "// -----// IR Dump After TellPass: tell //----- //",
    ]  # fmt: skip


def test_verify_diagnostics(registry: Registry) -> None:
    options = Options(verify_diagnostics=Level.ALL)
    expected = "// expected-remark @below {{first}}\n// expected-warning @below {{second}}\n"
    assert run(f"module {{\n{GOOD}}}\n", "builtin.module()", options, registry).succeeded
    told = run(f"{expected}module {{\n{GOOD}}}\n", "builtin.module(tell)", options, registry)
    assert (told.succeeded, told.report()) == (True, "")
    untold = run(f"module {{\n{GOOD}}}\n", "builtin.module(tell)", options, registry)
    assert not untold.succeeded
    messages = [r.diagnostic.message for r in untold.reports]
    assert messages == ["unexpected remark: first", "unexpected warning: second"]


def test_verify_diagnostics_of_a_failure() -> None:
    options = Options(verify_diagnostics=Level.ALL, split_marker="// -----")
    text = BAD.replace("index\n", "index // expected-error {{undeclared}}\n")
    result = run(GOOD + "// -----\n" + text, options=options)
    assert (result.succeeded, result.report()) == (True, "")
    assert result.text == PRINTED + "// -----\n"


def test_verify_roundtrip() -> None:
    assert run(GOOD, options=Options(verify_roundtrip=True)).text == PRINTED


def test_local_scope() -> None:
    text = '#a = 1 : i64\n#b = [#a, #a]\nmodule attributes {x = #b, y = "#a"} {\n}\n'
    result = run(text, options=Options(local_scope=True))
    assert result.text == 'module attributes {x = [1 : i64, 1 : i64], y = "#a"} {\n}\n'


def test_inlining_leaves_cycles_alone() -> None:
    assert inline_aliases("#a #c", {"#a": "[#b]", "#b": "[#a]"}) == "[[#a]] #c"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("a\n", ["a\n"]),
        ("a\n// -----\nb\n", ["a\n", "        \nb\n"]),
        ("// -----\nb", ["", "        \nb"]),
        ("a\n// -----", ["a\n", "        "]),
        ("a\n  // -----// b\n", ["a\n  ", "          // b\n"]),
        ("a // ----\nb", ["a // ----\nb"]),
        ("a // ---// -----b", ["a // ---", "                b"]),
    ],
)
def test_chunks(text: str, expected: list[str]) -> None:
    chunks, _ = split_source(Source("a.mlir", text), "// -----")
    assert expected == [chunk.text for chunk in chunks]


@given(st.lists(st.text("ab \n/-", max_size=8), min_size=1, max_size=5))
def test_places_in_chunks_are_those_of_the_file(parts: list[str]) -> None:
    source = Source("a.mlir", "// -----".join(parts))
    chunks, _ = split_source(source, "// -----")
    for chunk in chunks:
        for offset, character in enumerate(chunk.text):
            if character in "ab":
                line, column = chunk.position(offset)
                assert source.text.split("\n")[line - 1][column - 1] == character


def test_deep_nesting_goes_through_both_passes() -> None:
    depth = 1000
    regions = "scf.if %c {\n" * depth + "unknown.op\n" + "}\n" * depth
    text = f"util.func private @f(%c: i1) {{\n{regions}util.return\n}}\n"
    passes = "iree-stream-schedule-execution,iree-stream-schedule-concurrency"
    result = run(text, f"builtin.module(util.func({passes}))")
    assert result.succeeded, result.report()
    assert "unknown.op" in result.text
