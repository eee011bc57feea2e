"""Damaged text that once ended in an internal error."""

import pytest

from iree_sched import session
from iree_sched.diagnostics import Source
from iree_sched.syntax.attributes import parse_integer

_FUNCTION = """
util.func private @f(%r: !stream.resource<*>, %n: index) {{
{body}
  util.return
}}
"""


def _run(body: str) -> str:
    source = Source("f.mlir", _FUNCTION.format(body=body))
    options = session.Options(allow_unregistered=True)
    result = session.run(source, "builtin.module(iree-stream-schedule-execution)", options)
    return result.text if result.succeeded else result.report()


def test_a_region_that_ends_in_an_op_of_another_name() -> None:
    shown = _run(
        "  %0, %t = stream.async.execute with(%r as %a: !stream.resource<*>{%n}) -> %r{%n} {\n"
        "    stream.yields %a : !stream.resource<*>{%n}\n"
        "  } => !stream.timepoint"
    )
    assert "expects regions to end with 'stream.yield', found 'stream.yields'" in shown


def test_an_op_of_executables_in_host_code_is_carried() -> None:
    line = "stream.binding.subspan %r[%n] : !stream.resource<*> -> tensor<4xi8>{%n}"
    assert _run(f"  %0 = {line}\n  %1 = {line}").count("stream.binding.subspan") == 2


@pytest.mark.parametrize(
    ("text", "number"), [("007", 7), ("-010 : index", -10), ("0x1F", 31), ("x", None)]
)
def test_numbers_with_leading_zeros(text: str, number: int | None) -> None:
    assert parse_integer(text) == number


@pytest.mark.parametrize(
    ("attributes", "message"),
    [
        ("case_operand_segments = array<i32: 2>", "does not match with the total size (2)"),
        ("case_operand_segments = 4 : i32", "does not match with the total size (0)"),
        ("case_operand_segments = array<f32: 1.0>", "does not match with the total size (0)"),
    ],
)
def test_a_switch_whose_operands_are_divided_wrongly(attributes: str, message: str) -> None:
    text = f"""
util.func private @f(%i: i32, %x: index) -> index {{
  "cf.switch"(%i, %x, %x)[^bb1, ^bb1] <{{case_values = dense<3> : vector<1xi32>, {attributes},
    operandSegmentSizes = array<i32: 1, 1, 1>}}> : (i32, index, index) -> ()
^bb1(%0: index):
  util.return %0 : index
}}
"""
    result = session.run(Source("f.mlir", text), "builtin.module(iree-stream-schedule-execution)")
    assert message in result.report()
    assert "internal" not in result.report()
