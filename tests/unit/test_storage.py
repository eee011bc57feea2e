"""Tests of what stands for the storage of a region."""

from __future__ import annotations

from iree_sched.analysis.storage import find_storage
from iree_sched.diagnostics import Source
from iree_sched.parser import parse

_T = "!stream.resource<transient>"


def test_storage_made_in_a_wave_is_in_the_order_of_the_results_of_the_wave() -> None:
    text = f"""util.func public @f() -> !stream.timepoint {{
  %c0 = arith.constant 0 : index
  %c64 = arith.constant 64 : index
  %c128 = arith.constant 128 : index
  %t = stream.async.execute with() {{
    %wave:2 = stream.async.concurrent with() -> ({_T}{{%c128}}, {_T}{{%c64}}) {{
      %small = stream.async.dispatch @e::@small() : () -> {_T}{{%c64}}
      %large = stream.async.dispatch @e::@large() : () -> {_T}{{%c128}}
      stream.yield %large, %small : {_T}{{%c128}}, {_T}{{%c64}}
    }}
    %last = stream.async.dispatch @e::@last(%wave#0[%c0 to %c128 for %c128],
        %wave#1[%c0 to %c64 for %c64]) : ({_T}{{%c128}}, {_T}{{%c64}}) -> %wave#0{{%c128}}
    stream.yield
  }} => !stream.timepoint
  util.return %t : !stream.timepoint
}}
"""
    module = parse(Source("<test>", text)).module
    execute = next(op for op in module.walk() if op.name == "stream.async.execute")
    block = execute.regions[0].blocks[0]
    first, second = find_storage(block)
    assert [first.size, second.size] == [128, 64]
    assert first.ops == second.ops == list(block)[:2]
