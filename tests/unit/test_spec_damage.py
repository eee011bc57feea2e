"""Libraries whose text is wrong: every fault is told, and what is right is still looked at."""

import time
from pathlib import Path

import pytest

from iree_sched import session
from iree_sched.cli.main import main
from iree_sched.diagnostics import Source
from iree_sched.specs.reading import read_library

_DAMAGED = """\
#none = {partitioner = "none"}
module @x attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {sym_name = "a", match = {opps = 3}, action = {concurrency = #none}} : () -> ()
  "iree_sched.rule"() {
    sym_name = "brace_missing",
    match = {ops = 3,
    action = {concurrency = #none}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "comma_missing" match = {ops = 3}, action = {skip}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "brace_too_many", match = {ops = 3}}, action = {skip}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "no_symbol", match = {ops = @@}, action = {skip}
  } : () -> ()
  "iree_sched.rule"() {
    sym_name = "string_open, match = {ops = 2}, action = {skip}
  } : () -> ()
  "iree_sched.rule"() {sym_name = "parenthesis_open", action = {skip}} : () -> (
  "iree_sched.rule"() {
    sym_name = "b", match = {ops = 2}, action = {skpi}
  } : () -> ()
  iree_sched.rule {sym_name = "custom", match = {}, action = {skip}}
  "iree_sched.rule"() {sym_name = "c", match = {}, action = {skip}} : () -> ()
}
"""  # noqa: E501


def _told(text: str) -> list[str]:
    """Lines, columns and messages of what is wrong."""
    source = Source("s.mlir", text)
    _, faults = read_library(source)
    assert all(fault.source is source for fault in faults)
    return [":".join(map(str, source.position(f.offset))) + f": {f.message}" for f in faults]


def test_every_rule_that_is_wrong_is_told() -> None:
    assert _told(_DAMAGED) == [
        "3:49: there is no criterion 'opps'",
        "4:23: expected '}' to close this bracket",
        "10:31: expected ':', ',', '}' or ']'",
        "13:52: expected ':'",
        "14:3: unbalanced '}' character",
        "16:44: @ identifier expected to start with letter or '_'",
        "19:64: expected '\"' in string literal",
        "23:50: there is no action 'skpi'",
        '25:3: a rule is written in generic form: "iree_sched.rule"() {...} : () -> ()',
        "27:1: expected ')', not '}'",
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("attributes {", "attributes {= ", "2:22: expected"),
        ("module @x", "module @", "2:8: @ identifier expected"),
        ("#none = {", "#none = ", "1:"),
    ],
)
def test_rules_are_told_of_where_what_is_around_them_is_wrong(
    before: str, after: str, said: str
) -> None:
    text = _DAMAGED.replace(before, after, 1)
    told = _told(text)
    assert told[0].startswith(said)
    assert "23:50: there is no action 'skpi'" in told


def test_a_fault_hides_no_other_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.mlir").write_text(_DAMAGED, "utf-8")
    (tmp_path / "b.mlir").write_text(_DAMAGED[:100], "utf-8")
    (tmp_path / "c.mlir").write_bytes(b"\xff")
    (tmp_path / "empty").mkdir()
    names = ["none.mlir", "empty", "a.mlir", "b.mlir", "c.mlir"]
    assert main(["specs", "verify", *(str(tmp_path / name) for name in names)]) == 1
    said = capsys.readouterr().err
    for part in (
        "none.mlir': No such file",
        "in folder '",
        "a.mlir:23:50: error",
        "b.mlir:3:",
        "c.mlir': it is not UTF-8",
    ):
        assert part in said


_RULE = """module attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {sym_name = "r", match = %s, action = {skip}} : () -> ()
  "iree_sched.rule"() {sym_name = "s", match = {opps = 3}, action = {skip}} : () -> ()
}
"""


@pytest.mark.parametrize("depth", [3_000, 100_000])
@pytest.mark.parametrize(
    ("opening", "closing"),
    [("[", "]"), ("{a = ", "}"), ("[", ""), ("{a = ", ""), ("{function = [", "]}")],
)
def test_what_is_nested_too_deeply_has_a_place(opening: str, closing: str, depth: int) -> None:
    told = _told(_RULE % (opening * depth + closing * depth))
    assert told[0].startswith("2:")
    assert "nested too deeply" in told[0] or "to close" in told[0] or "unbalanced" in told[0]
    assert told[-1] == "3:49: there is no criterion 'opps'"


def test_aliases_that_lead_nowhere_have_a_place() -> None:
    text = "#a = [#b]\n#b = [#a]\n" + _RULE % "{function = #a}"
    assert _told(text)[0] == "4:60: nested too deeply: at most 500 levels are read"


@pytest.mark.parametrize(
    "text",
    [
        '"t.op"() {a = %s} : () -> ()' % ("{a = " * 100_000 + "1" + "}" * 100_000),
        "util.func @f() attributes {iree_sched.execution = %s} {\n  util.return\n}\n"
        % ("{a = " * 3_000 + "1" + "}" * 3_000),
        "module {\n" * 100_000 + "}\n" * 100_000,
        "[" * 100_000,
    ],
)
def test_ir_that_is_nested_too_deeply_has_a_place(text: str) -> None:
    before = time.process_time()
    result = session.run(text, "builtin.module(iree-sched-materialize-specs)")
    assert not result.succeeded
    assert "internal error" not in result.report()
    assert "nested too deeply" in result.report() or "before end of file" in result.report()
    assert time.process_time() - before < 10


@pytest.mark.parametrize("queues", ["[]", "[64]", "[0, 70]", "[-1]"])
def test_queues_that_there_cannot_be_are_told(queues: str) -> None:
    _refuses_affinity(f"#hal.device.affinity<@d, {queues}>")


def test_promises_are_no_affinities() -> None:
    _refuses_affinity("#hal.device.promise<@d>")


def _refuses_affinity(affinity: str) -> None:
    rule = _RULE.replace("{skip}", f'{{dispatches = [{{symbols = "*", affinity = {affinity}}}]}}')
    assert _told(rule % "{}")[0] == (
        "2:103: 'affinity': expected #hal.device.affinity<@device, [queues 0 to 63]>, "
        f"not {affinity}"
    )


@pytest.mark.parametrize(
    "number",
    [
        "9" * 5000,
        "18446744073709551616",
        "-9223372036854775809",
        "9223372036854775808 : index",
        "5000000000 : i32",
        "-129 : i8",
        "128 : si8",
        "-1 : ui8",
        "1 : i0",
    ],
)
def test_numbers_that_iree_does_not_read_are_told(number: str) -> None:
    told = _told(_RULE % f"{{ops = {number}}}")
    assert told[0] == "2:55: integer constant out of range for attribute"
    assert told[-1] == "3:49: there is no criterion 'opps'"


@pytest.mark.parametrize("number", ["007", "0x7", "7 : index", "7 : ui3"])
def test_numbers_may_be_written_in_any_way_that_iree_reads(number: str) -> None:
    assert _told(_RULE % f"{{ops = {number}}}") == ["3:49: there is no criterion 'opps'"]


@pytest.mark.parametrize(
    ("dispatches", "said"),
    [
        ("[]", "'dispatches': there is no entry"),
        (
            '[{symbols = "x", cost_ns = 9223372036854775808}]',
            "'cost_ns': expected nanoseconds, as an integer of 0 to 2^63 - 1, not "
            "9223372036854775808 : i64",
        ),
    ],
)
def test_what_can_be_said_of_no_dispatch_is_told(dispatches: str, said: str) -> None:
    rule = _RULE.replace("{skip}", f"{{dispatches = {dispatches}}}", 1)
    assert _told(rule % "{}")[0].endswith(said)


@pytest.mark.parametrize("type", ["i64", "i20000"])
@pytest.mark.parametrize("passes", ["", "iree-sched-materialize-specs"])
def test_integers_of_thousands_of_digits_are_carried_as_text(type: str, passes: str) -> None:
    constant = f"arith.constant {'9' * 5000} : {type}"
    text = f"util.func @f() -> {type} {{\n  %0 = {constant}\n  util.return %0 : {type}\n}}\n"
    result = session.run(text, f"builtin.module({passes})")
    assert result.succeeded
    assert constant in result.text


def test_a_library_that_is_not_closed_is_told_of_once() -> None:
    assert _told(_RULE[:-2] % "{}") == [
        "3:49: there is no criterion 'opps'",
        "4:1: expected '}' at end of region",
    ]
