"""Tests of tokens: where what has its own inner syntax ends."""

from collections.abc import Callable

import pytest

from iree_sched.diagnostics import DiagnosticError
from iree_sched.syntax.tokens import balanced_end, body_end

_EXECUTABLE = """\
stream.executable private @ex {
  stream.executable.export public @main workgroups(%a: index) -> (index, index) {
    %x, %y = iree_tensor_ext.dispatch.workgroup_count "}" %a
    stream.return %x, %y : index, index
  }
  builtin.module {
    func.func @main(%0: !stream.binding {a = "->"}) {
      %1 = affine.apply affine_map<(d0)[s0] -> (d0 * 2 + s0)>(%0)[%0]
      %2 = foo(%1) ({ ^bb0: bar() }) : (tensor<4x[8]xf32>) -> tensor<1x!a<b>>
    }
  }
}
"""


def _end(find: Callable[[str, int], int], text: str) -> int | str:
    try:
        return find(text, text.index("{"))
    except DiagnosticError as reason:
        return str(reason.diagnostics[0])


@pytest.mark.parametrize(
    "mark", [*'(){}[]<>-="\\/\n \u00e9', "//", "->", "=>", ">=", "<=", '"}"', ""]
)
def test_ends_of_bodies_are_those_of_brackets(mark: str) -> None:
    for text in (_EXECUTABLE, _EXECUTABLE.replace("\n", "\n  ").rstrip() + "\nmore"):
        for at in range(text.index("{") + 1, len(text)):
            for length in (0, 1):
                damaged = text[:at] + mark + text[at + length :]
                assert _end(body_end, damaged) == _end(balanced_end, damaged)
