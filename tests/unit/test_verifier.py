"""The verifier: what it says, in MLIR's words, and that it says nothing of sound IR."""

import pathlib
import textwrap

import pytest

from iree_sched.analysis.verifier import verify
from iree_sched.diagnostics import CURRENT_OPERATION, Diagnostic, Diagnostics, Source, render
from iree_sched.ir import Operation
from iree_sched.parser import parse

_EXAMPLES = sorted(pathlib.Path(__file__).parents[2].glob("examples/*/pre.mlir"))
_RESOURCE = "!stream.resource<*>"


def _messages(op: Operation) -> list[str]:
    diagnostics = Diagnostics()
    verify(op, diagnostics)
    return [text for d in diagnostics.reported for text in (d.message, *_notes(d.notes))]


def _notes(notes: tuple[Diagnostic, ...]) -> list[str]:
    """The notes but those that show the op that an error is about."""
    own = (n.message for n in notes if not n.message.startswith(CURRENT_OPERATION))
    return [f"note: {message}" for message in own]


def _verified(text: str) -> list[str]:
    return _messages(parse(Source("test.mlir", text)).module)


def _in_function(body: str) -> str:
    """A function in generic form around a body in generic form."""
    inner = textwrap.indent(textwrap.dedent(body), "    ")
    return (
        '"builtin.module"() ({\n'
        '  "util.func"() <{function_type = (!stream.resource<*>, index, i1) -> (), '
        'sym_name = "f"}> ({\n'
        "  ^bb0(%r: !stream.resource<*>, %s: index, %c: i1):\n"
        f"{inner}"
        "  }) : () -> ()\n}) : () -> ()\n"
    )


def _execute(body: str, *, segments: str = "1, 1, 1, 0", ties: str = "-1 : index") -> str:
    """A region that captures %r as %x, around a body of two lines."""
    count = sum(map(int, segments.split(",")))
    sizes = ", %s" * (count - 1)
    types = ", index" * (count - 1)
    return _in_function(
        f'%0:2 = "stream.async.execute"(%r{sizes}) <{{operandSegmentSizes = array<i32: {segments}>,'
        f" tied_operands = [{ties}]}}> ({{\n"
        f"{textwrap.indent(textwrap.dedent(body), '  ')}"
        f"}}) : (!stream.resource<*>{types}) -> (!stream.resource<*>, !stream.timepoint)\n"
        '"util.return"() : () -> ()\n'
    )


@pytest.mark.parametrize("path", _EXAMPLES, ids=lambda path: path.parent.name)
def test_an_example_is_sound(path: pathlib.Path) -> None:
    assert _verified(path.read_text("utf-8")) == []


class TestDominance:
    def test_in_a_block(self) -> None:
        text = _in_function("""\
            %0 = "arith.addi"(%1, %s) : (index, index) -> index
            %1 = "arith.addi"(%s, %s) : (index, index) -> index
            "util.return"() : () -> ()
        """)
        assert _verified(text) == [
            "operand #0 does not dominate this use",
            "note: operand defined here (op in the same block)",
        ]

    def test_an_op_does_not_dominate_itself(self) -> None:
        text = _in_function("""\
            %0 = "arith.addi"(%s, %0) : (index, index) -> index
            "util.return"() : () -> ()
        """)
        assert _verified(text)[0] == "operand #1 does not dominate this use"

    def test_between_blocks(self) -> None:
        text = _in_function("""\
            "cf.cond_br"(%c)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
          ^bb1:
            %0 = "arith.addi"(%s, %s) : (index, index) -> index
            "cf.br"()[^bb2] : () -> ()
          ^bb2:
            %1 = "arith.addi"(%s, %0) : (index, index) -> index
            "util.return"() : () -> ()
        """)
        assert _verified(text) == [
            "operand #1 does not dominate this use",
            "note: operand defined here (op in the same region)",
        ]

    def test_of_block_arguments(self) -> None:
        text = _in_function("""\
            "cf.cond_br"(%c, %s)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 1, 0>}>
              : (i1, index) -> ()
          ^bb1(%a: index):
            "cf.br"()[^bb2] : () -> ()
          ^bb2:
            %0 = "arith.addi"(%a, %s) : (index, index) -> index
            "util.return"() : () -> ()
        """)
        assert _verified(text) == [
            "operand #0 does not dominate this use",
            "note: operand defined as a block argument (block #1 in the same region)",
        ]

    def test_a_loop_may_use_what_comes_before_it(self) -> None:
        text = _in_function("""\
            %0 = "arith.addi"(%s, %s) : (index, index) -> index
            "cf.br"()[^bb1] : () -> ()
          ^bb1:
            %1 = "arith.addi"(%0, %s) : (index, index) -> index
            "cf.cond_br"(%c)[^bb1, ^bb2] <{operandSegmentSizes = array<i32: 1, 0, 0>}> : (i1) -> ()
          ^bb2:
            %2 = "arith.addi"(%1, %0) : (index, index) -> index
            "util.return"() : () -> ()
        """)
        assert _verified(text) == []

    def test_a_block_that_is_never_reached_may_use_anything(self) -> None:
        text = _in_function("""\
            "util.return"() : () -> ()
          ^bb1:
            %0 = "arith.addi"(%0, %s) : (index, index) -> index
            "cf.br"()[^bb1] : () -> ()
        """)
        assert _verified(text) == []

    def test_from_inside_a_region(self) -> None:
        module = parse(
            Source(
                "test.mlir",
                "util.func private @f(%c: i1, %x: index) -> index {\n"
                "  %0 = scf.if %c -> (index) {\n"
                "    %1 = arith.addi %x, %x : index\n"
                "    scf.yield %1 : index\n"
                "  } else {\n    scf.yield %x : index\n  }\n"
                "  util.return %0 : index\n}",
            )
        ).module
        found = {op.name: op for op in module.walk()}
        found["util.return"].set_operand(0, found["arith.addi"].results[0])
        assert _messages(module) == [
            "operand #0 does not dominate this use",
            "note: operand defined here (op in a child region)",
        ]

    def test_of_what_is_outside_of_an_isolated_op(self) -> None:
        module = parse(
            Source(
                "test.mlir",
                "util.func private @f(%x: index) {\n  util.return\n}\n"
                "util.func private @g(%y: index) -> index {\n  util.return %y : index\n}",
            )
        ).module
        first, second = (op for op in module.walk() if op.name == "util.func")
        returning = second.regions[0].blocks[0].first
        assert returning is not None
        returning.set_operand(0, first.regions[0].blocks[0].arguments[0])
        assert _messages(module) == [
            "'util.return' op using value defined outside the region",
            "note: required by region isolation constraints",
        ]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        pytest.param(
            '"util.return"() : () -> ()\n"util.return"() : () -> ()\n',
            "'util.return' op must be the last operation in the parent block",
            id="terminator in the middle",
        ),
        pytest.param(
            '"cf.br"()[^bb1] : () -> ()\n"util.return"() : () -> ()\n'
            '^bb1:\n"util.return"() : () -> ()\n',
            "operation with block successors must terminate its parent block",
            id="branch in the middle",
        ),
        pytest.param(
            '"cf.br"(%s)[^bb1] : (index) -> ()\n^bb1:\n"util.return"() : () -> ()\n',
            "branch has 1 operands for successor #0, but target block has 0",
            id="branch with too many operands",
        ),
        pytest.param(
            '"cf.br"(%s)[^bb1] : (index) -> ()\n^bb1(%a: i32):\n"util.return"() : () -> ()\n',
            "type mismatch for bb argument #0 of successor #0",
            id="branch with another type",
        ),
        pytest.param(
            '"cf.br"()[^bb1] : () -> ()\n^bb1:\n',
            "empty block: expect at least a terminator",
            id="empty block",
        ),
        pytest.param(
            '"cf.br"(%r, %s, %c)[^bb0] : (!stream.resource<*>, index, i1) -> ()\n',
            "entry block of region may not have predecessors",
            id="branch to the entry",
        ),
        pytest.param(
            '%0 = "stream.async.alloca"(%c) : (i1) -> !stream.resource<*>\n'
            '"util.return"() : () -> ()\n',
            "'stream.async.alloca' op operand #0 must be index, but got 'i1'",
            id="operand of another type",
        ),
        pytest.param(
            '%0 = "arith.addi"(%s, %c) : (index, i1) -> index\n"util.return"() : () -> ()\n',
            "'arith.addi' op requires the same type for all operands and results",
            id="operands of several types",
        ),
        pytest.param(
            '%0:2 = "stream.timepoint.barrier"(%r, %s) : (!stream.resource<*>, index)'
            " -> (!stream.resource<external>, !stream.timepoint)\n"
            '"util.return"() : () -> ()\n',
            "'stream.timepoint.barrier' op failed to verify that all of {resource, result} have"
            " same type",
            id="result of another type",
        ),
    ],
)
def test_what_is_wrong_with_an_op_or_a_block(body: str, message: str) -> None:
    assert _verified(_in_function(body)) == [message]


def test_a_block_needs_a_terminator() -> None:
    (message,) = _verified(_in_function('%0 = "arith.addi"(%s, %s) : (index, index) -> index\n'))
    assert message.startswith('block with no terminator, has %0 = "arith.addi"(')
    assert message.endswith("<{overflowFlags = #arith.overflow<none>}> : (index, index) -> index")


class TestExecutionRegions:
    _YIELD = '"stream.yield"(%x, %s) : (!stream.resource<*>, index) -> ()\n'

    def test_sound(self) -> None:
        body = f"^bb0(%x: {_RESOURCE}):\n  {self._YIELD}"
        assert _verified(_execute(body)) == []

    def test_resource_that_is_not_captured(self) -> None:
        body = f"""\
            ^bb0(%x: {_RESOURCE}):
              %1 = "stream.async.clone"(%r, %s, %s)
                : (!stream.resource<*>, index, index) -> !stream.resource<*>
              "stream.yield"(%1, %s) : (!stream.resource<*>, index) -> ()
        """
        assert _verified(_execute(body)) == [
            "'stream.async.clone' op used resource not listed in explicit captures (or produced"
            " internally)"
        ]

    def test_capture_without_argument(self) -> None:
        body = """\
            ^bb0:
              %x = "stream.async.alloca"(%s) : (index) -> !stream.resource<*>
              "stream.yield"(%x, %s) : (!stream.resource<*>, index) -> ()
        """
        assert _verified(_execute(body)) == [
            "'stream.async.execute' op along control flow edge from parent to Region #0: region"
            " branch point has 1 operands, but region successor needs 0 inputs",
            "note: region branch point",
        ]

    def test_argument_of_another_type(self) -> None:
        body = """\
            ^bb0(%a: !stream.resource<external>):
              %x = "stream.async.alloca"(%s) : (index) -> !stream.resource<*>
              "stream.yield"(%x, %s) : (!stream.resource<*>, index) -> ()
        """
        assert _verified(_execute(body))[0] == (
            "'stream.async.execute' op along control flow edge from parent to Region #0: successor"
            " operand type #0 '!stream.resource<*>' should match successor input type #0"
            " '!stream.resource<external>'"
        )

    def test_too_few_results(self) -> None:
        body = f'^bb0(%x: {_RESOURCE}):\n  "stream.yield"() : () -> ()\n'
        message = "'stream.yield' op yield result count mismatch with parent op"
        assert _verified(_execute(body)) == [message]

    def test_result_of_another_type(self) -> None:
        body = f"""\
            ^bb0(%x: {_RESOURCE}):
              %1 = "stream.async.clone"(%x, %s, %s)
                : (!stream.resource<*>, index, index) -> !stream.resource<external>
              "stream.yield"(%1, %s) : (!stream.resource<external>, index) -> ()
        """
        assert _verified(_execute(body)) == [
            "'stream.yield' op result type mismatch: expected '!stream.resource<*>' but got"
            " '!stream.resource<external>'"
        ]

    def test_result_of_another_size(self) -> None:
        body = f"""\
            ^bb0(%x: {_RESOURCE}):
              %1 = "arith.addi"(%s, %s) : (index, index) -> index
              "stream.yield"(%x, %1) : (!stream.resource<*>, index) -> ()
        """
        assert _verified(_execute(body)) == ["'stream.yield' op result size mismatch"]

    def test_capture_without_size(self) -> None:
        module = parse(
            Source("test.mlir", _execute(f"^bb0(%x: {_RESOURCE}):\n  {self._YIELD}"))
        ).module
        (execute,) = (op for op in module.walk() if op.name == "stream.async.execute")
        execute.set_operand_group("resource_operand_sizes", ())
        assert _messages(module) == [
            "'stream.async.execute' op value set has 1 dynamic dimensions but only 0 dimension"
            " values are attached"
        ]

    def test_tie_to_no_operand(self) -> None:
        body = f"^bb0(%x: {_RESOURCE}):\n  {self._YIELD}"
        assert _verified(_execute(body, ties="7 : index")) == [
            "'stream.async.execute' op tied operand index 7 is out of range of the 1 operands"
        ]

    def test_several_blocks(self) -> None:
        body = f"""\
            ^bb0(%x: {_RESOURCE}):
              "cf.br"()[^bb1] : () -> ()
            ^bb1:
              {self._YIELD}"""
        message = "'stream.async.execute' op expects region #0 to have 0 or 1 blocks"
        assert _verified(_execute(body)) == [message]


class TestMistakesOfPasses:
    _TEXT = """
      util.func private @f(%x: index, %y: index) -> index {
        %0 = arith.addi %x, %y : index
        %1 = arith.muli %0, %0 : index
        util.return %1 : index
      }"""

    def _ops(self) -> tuple[Operation, dict[str, Operation]]:
        module = parse(Source("test.mlir", self._TEXT)).module
        return module, {op.name: op for op in module.walk()}

    def test_use_that_is_not_listed(self) -> None:
        module, found = self._ops()
        del found["arith.addi"].results[0].users[found["arith.muli"]]
        message = "'arith.muli' op uses a value that does not list it as a user"
        assert _messages(module) == [message]

    def test_listed_use_that_is_none(self) -> None:
        module, found = self._ops()
        found["arith.muli"].results[0].add_user(found["arith.addi"])
        message = "'arith.muli' op result #0 lists users that do not use it"
        assert _messages(module) == [message]

    def test_numbers_of_values_that_do_not_add_up(self) -> None:
        module, found = self._ops()
        add = found["arith.addi"]
        add.operands.pop().drop_user(add)
        add.form = add.form.with_operands(("index",), (1, 0))
        message = "'arith.addi' op expected 2 operands, but found 1"
        assert _messages(module) == [message]

    def test_each_isolated_op_is_reported(self) -> None:
        text = _in_function('"util.return"() : () -> ()\n"util.return"() : () -> ()\n')
        twice = text.replace("}) : () -> ()\n}) : () -> ()\n", "}) : () -> ()\n") + (
            text.split("\n", 1)[1].replace('sym_name = "f"', 'sym_name = "g"')
        )
        message = "'util.return' op must be the last operation in the parent block"
        assert _verified(twice) == [message, message]


def test_a_diagnostic_points_at_the_op_and_the_definition() -> None:
    source = Source(
        "f.mlir",
        "util.func private @f(%x: index) -> index {\n"
        "  %0 = arith.addi %1, %x : index\n"
        "  %1 = arith.addi %x, %x : index\n"
        "  util.return %0 : index\n}",
    )
    diagnostics = Diagnostics()
    verify(parse(source).module, diagnostics)
    place, line, _, definition, definition_line, _ = render(
        diagnostics.reported[0], source
    ).splitlines()
    assert place.startswith("f.mlir:2:")
    assert place.endswith(": error: operand #0 does not dominate this use")
    assert line == "  %0 = arith.addi %1, %x : index"
    assert definition.startswith("f.mlir:3:")
    assert definition.endswith(": note: operand defined here (op in the same block)")
    assert definition_line == "  %1 = arith.addi %x, %x : index"
