"""What IREE prints and cannot read back, and that it can read what becomes of it."""

import pytest

from iree_sched.iree.installation import Installation
from iree_sched.iree.mending import mend
from iree_sched.iree.tools import ToolError, run

FLOW = """\
util.func public @f(%a: tensor<?x?xf32>, %b: tensor<4xf32>, %c: tensor<?xf32>, %d: index) {
  flow.tensor.trace "two" = [%a : tensor<?x?xf32>{%d, %d}, %c : tensor<?xf32>{%d}]
  flow.tensor.trace "one" = [%b : tensor<4xf32>, %c : tensor<?xf32>{%d}]
  util.return
}
"""
STREAM = """\
util.func public @f(%a: !stream.resource<staging>, %s: index, %d: index) {
  stream.tensor.trace "a \\22] b" = [
    %a : tensor<?x4x?xf32>{%d, %d} in !stream.resource<staging>{%s},
    %a : tensor<4xf32> in !stream.resource<staging>{%s},
    %a : tensor<?xf32>{%d} in !stream.resource<staging>{%s}
  ] attributes {kept = "x"}
  stream.tensor.trace "none" = [%a : tensor<4xf32> in !stream.resource<staging>{%s}]
  util.return
}
"""


def test_the_favor_of_partitioning() -> None:
    printed = b"{stream.partitioning = #stream.partitioning_config<favor-max-concurrency>}"
    quoted = (
        b'{iree_sched.quoted_partitioning = "#stream.partitioning_config<favor-max-concurrency>"}'
    )
    expected = b'{stream.partitioning = #stream.partitioning_config<"max-concurrency">}'
    assert mend(printed) == mend(quoted) == mend(expected) == expected


@pytest.mark.parametrize("text", [FLOW, STREAM], ids=["flow", "stream"])
def test_traces_of_several_dynamic_tensors(iree: Installation, text: str) -> None:
    opt = iree.tool("iree-opt")
    with pytest.raises(ToolError, match="expected 1 operands"):
        run(opt, ["-"], text)
    mended = mend(text.encode()).decode()
    once = run(opt, ["-"], mended)
    # IREE prints what it cannot read, on one line or on several, with and without locations.
    again = run(opt, ["-", "--mlir-print-debuginfo"], mend(once.encode()).decode())
    assert run(opt, ["-"], mend(again.encode()).decode()) == once
    assert mend(mended.encode()).decode() == mended


def test_traces_that_iree_can_read_stay_as_they_are() -> None:
    assert 'flow.tensor.trace "one" = [%b : tensor<4xf32>' in mend(FLOW.encode()).decode()
    assert 'stream.tensor.trace "none" = [%a' in mend(STREAM.encode()).decode()
