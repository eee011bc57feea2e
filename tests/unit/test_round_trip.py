"""Text to IR to text."""

import pathlib
import textwrap

import pytest

from iree_sched.diagnostics import DiagnosticError, Source, render
from iree_sched.parser import parse
from iree_sched.printer import print_document

_EXAMPLES = sorted(pathlib.Path(__file__).parents[2].glob("examples/*/pre.mlir"))
_LIT = sorted(pathlib.Path(__file__).parents[1].glob("lit/*.mlir"))


def _round_trip(text: str, *, generic: bool = False) -> str:
    return print_document(parse(Source("test.mlir", text)), generic=generic)


def _in_function(body: str) -> str:
    head = "module {\n  util.func public @f(%arg0: index, %arg1: !stream.resource<*>) {\n"
    return head + textwrap.indent(textwrap.dedent(body), "    ") + "    util.return\n  }\n}\n\n"


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_prints_as_it_was_read(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    assert _round_trip(text) == text


@pytest.mark.parametrize("path", _LIT, ids=lambda path: path.stem)
def test_what_was_printed_reads_back_as_the_same(path: pathlib.Path) -> None:
    for chunk in path.read_text("utf-8").split("// -----"):
        if "expected-error" in chunk or "invalid" in path.stem:
            continue
        printed = _round_trip(chunk)
        assert _round_trip(printed) == printed
        assert _round_trip(_round_trip(printed, generic=True)) == printed


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_the_generic_form_reads_back_as_the_same_ir(path: pathlib.Path) -> None:
    text = path.read_text("utf-8")
    assert _round_trip(_round_trip(text, generic=True)) == text


@pytest.mark.parametrize(
    "body",
    [
        "%0 = stream.async.alloca : !stream.resource<*>{%arg0}\n",
        "%0 = stream.async.clone %arg1 :"
        " !stream.resource<*>{%arg0} -> !stream.resource<*>{%arg0}\n",
        "%0 = stream.async.dispatch @ex::@fn(%arg1[%arg0 to %arg0 for %arg0], %arg0) :"
        " (!stream.resource<*>{%arg0}, index) -> %arg1{%arg0}\n",
        "%0:2 = stream.async.dispatch {@ex::@a, @ex::@b}[%arg0, %arg0]() : () ->"
        " (!stream.resource<*>{%arg0}, !stream.resource<transient>{%arg0})\n",
        '%0 = unknown.op %arg0, "text" {a = 1} : index -> index\n%1 = unknown.use %0 : index\n',
    ],
)
def test_an_op_prints_as_it_was_read(body: str) -> None:
    text = _in_function(body)
    assert _round_trip(text) == text


def test_a_value_may_be_used_in_a_block_before_its_own() -> None:
    text = textwrap.dedent("""\
        module {
          util.func public @f() {
            "cf.br"()[^bb2] : () -> ()
          ^bb1:  // pred: ^bb2
            unknown.use %0 : index
            util.return
          ^bb2:  // pred: ^bb0
            %0 = arith.constant 1 : index
            "cf.br"()[^bb1] : () -> ()
          }
        }

        """)
    assert parse(Source("test.mlir", text)).module.regions


def test_a_file_without_module_gets_one() -> None:
    assert _round_trip("util.global private @g : i32\n") == (
        "module {\n  util.global private @g : i32\n}\n\n"
    )


def test_deep_nesting_is_no_problem() -> None:
    depth = 1500
    text = "module {\n" * depth + "}\n" * depth
    assert _round_trip(_round_trip(text)) == _round_trip(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("module {\n", "2:1: error: expected '}' at end of region"),
        ("module {\n}}\n", "2:2: error: expected operation name in quotes"),
        (_in_function("unknown.use %x\n"), "3:17: error: use of undeclared SSA value name"),
        (
            _in_function("%0 = arith.constant 1 : i32\nutil.return %0 : i64\n"),
            "4:17: error: use of value '%0' expects different type than prior uses: 'i64' vs 'i32'",
        ),
        (
            _in_function("%0 = arith.constant 1 : i32\n%0 = arith.constant 1 : i32\n"),
            "4:5: error: redefinition of SSA value '%0'",
        ),
        (
            _in_function("%0 = stream.async.alloca !stream.resource<*>{%arg0}\n"),
            "3:29: error: expected ':', '<' or 'on'",
        ),
        ('module attributes {a = "b} {\n}\n', "1:29: error: expected '\"' in string literal"),
    ],
)
def test_bad_input_is_located(text: str, message: str) -> None:
    source = Source("test.mlir", text)
    with pytest.raises(DiagnosticError) as caught:
        parse(source)
    assert render(caught.value.diagnostics[0], source).startswith(f"test.mlir:{message}")


def test_a_large_blob_passes_through() -> None:
    blob = "0x" + "0a" * 10_000_000
    text = _in_function(
        "%cst = stream.async.constant : !stream.resource<constant>{%arg0} ="
        f' dense<"{blob}"> : tensor<10000000xi8>\n'
    )
    assert _round_trip(text) == text
