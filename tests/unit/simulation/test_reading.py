"""Programs read from HAL IR and from scheduled stream IR."""

import pytest

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs, Measurement
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.hal_program import ReadProgram, read_hal_program
from iree_sched.simulation.machine import uniform
from iree_sched.simulation.program import ALL_WORKERS, Function, Program
from iree_sched.simulation.stream_program import read_stream_program

_HEAD = """
util.global private @cpu : !hal.device
util.global private @exe : !hal.executable
util.global private @commands : !hal.command_buffer
util.func private @__memoize() -> !hal.command_buffer {
  %c-1_i64 = arith.constant -1 : i64
  %c1 = arith.constant 1 : index
  %c6 = arith.constant 6 : index
  %c2 = arith.constant 2 : index
  %c4096 = arith.constant 4096 : index
  %c0 = arith.constant 0 : index
  %cpu = util.global.load @cpu : !hal.device
  %exe = util.global.load @exe : !hal.executable
  %cmd = hal.command_buffer.create device(%cpu : !hal.device) mode("None") \
categories("Transfer|Dispatch") affinity(%c-1_i64) bindings(%c1) : !hal.command_buffer
  %f = hal.executable.lookup.function target(%exe : !hal.executable) \
function(@linked::@elf::@matmul_64x64x64_f32) : i64
  hal.command_buffer.dispatch<%cmd : !hal.command_buffer> target(%exe : !hal.executable)[%f] \
workgroups([%c6, %c2, %c1]) bindings([(%c0 : index)[%c0, %c4096]]) flags("None")
  hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> \
source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
  hal.command_buffer.execution_barrier<%cmd : !hal.command_buffer> \
source("Dispatch|Transfer|CommandRetire") target("CommandIssue|Dispatch|Transfer") flags("None")
  %g = hal.executable.lookup.function target(%exe : !hal.executable) \
function(@linked::@elf::@softmax_64_f32) : i64
  hal.command_buffer.dispatch<%cmd : !hal.command_buffer> target(%exe : !hal.executable)[%g] \
workgroups([%c1, %c1, %c1]) bindings([(%c0 : index)[%c0, %c4096]]) flags("None")
  hal.command_buffer.dispatch<%cmd : !hal.command_buffer> target(%exe : !hal.executable)[%f] \
workgroups([%c2, %c1, %c1]) bindings([(%c0 : index)[%c0, %c4096]]) flags("None")
  hal.command_buffer.finalize<%cmd : !hal.command_buffer>
  util.return %cmd : !hal.command_buffer
}
util.initializer {
  %0 = util.call @__memoize() : () -> !hal.command_buffer
  util.global.store %0, @commands : !hal.command_buffer
  util.return
}
"""
_TOP = """
  %c-1_i64 = arith.constant -1 : i64
  %c2_i64 = arith.constant 2 : i64
  %c-1_i32 = arith.constant -1 : i32
  %c0 = arith.constant 0 : index
  %c1 = arith.constant 1 : index
  %c3 = arith.constant 3 : index
  %c200000 = arith.constant 200000 : index
  %none = util.null : !hal.fence
  %cpu = util.global.load @cpu : !hal.device
  %cmd = util.global.load @commands : !hal.command_buffer
"""


def _execute(wait: str, signal: str, affinity: str = "%c-1_i64") -> str:
    return f"""
  {signal} = hal.fence.create device(%cpu : !hal.device) flags("None") : !hal.fence
  hal.device.queue.execute<%cpu : !hal.device> affinity({affinity}) wait({wait}) \
signal({signal}) commands(%cmd) flags("None")
"""


def _read(text: str) -> ReadProgram:
    return read_hal_program(parse(Source("test", text)).module)


def _main(body: str) -> Function:
    text = f"{_HEAD}util.func public @main(%arg: !hal.buffer) {{{_TOP}{body}\n}}"
    [function] = _read(text).functions
    return function


def test_regions_stand_between_barriers() -> None:
    main = _main(_execute("%none", "%f0") + "util.return")
    [buffer] = main.buffers
    assert (main.name, buffer.device, buffer.queues) == ("main", "@cpu", ALL_WORKERS)
    names = [[(work.name, work.tiles) for work in region] for region in buffer.regions]
    assert names == [
        [("matmul_64x64x64_f32", 12)],
        [("softmax_64_f32", 1), ("matmul_64x64x64_f32", 2)],
    ]
    assert buffer.regions[0][0].moved_bytes == 4096


def test_fences_order_what_is_submitted() -> None:
    main = _main(
        _execute("%none", "%f0")
        + _execute("%none", "%f1", "%c2_i64")
        + '%both = hal.fence.join at([%f0, %f1]) flags("None") -> !hal.fence'
        + _execute("%both", "%f2")
        + "util.return"
    )
    assert [list(buffer.after) for buffer in main.buffers] == [[], [], [0, 1]]
    assert [buffer.queues for buffer in main.buffers] == [ALL_WORKERS, 2, ALL_WORKERS]


def test_allocations_pass_on_what_they_wait_for() -> None:
    body = f"""
  {_execute("%none", "%f0")}
  %g = hal.fence.create device(%cpu : !hal.device) flags("None") : !hal.fence
  %c0_i64 = arith.constant 0 : i64
  %type = hal.memory_type<"DeviceVisible|DeviceLocal"> : i32
  %usage = hal.buffer_usage<"TransferSource|TransferTarget"> : i32
  %buffer = hal.device.queue.alloca<%cpu : !hal.device> affinity(%c-1_i64) wait(%f0) signal(%g) \
pool(%c0_i64) type(%type) usage(%usage) flags("None") : !hal.buffer{{%c200000}}
  %h = hal.fence.create device(%cpu : !hal.device) flags("None") : !hal.fence
  hal.device.queue.copy<%cpu : !hal.device> affinity(%c-1_i64) wait(%g) signal(%h) \
source(%arg : !hal.buffer)[%c0] target(%buffer : !hal.buffer)[%c0] length(%c200000) flags("None")
  util.return"""
    copy = _main(body).buffers[1]
    assert list(copy.after) == [0]
    assert [[(work.name, work.tiles) for work in region] for region in copy.regions] == [
        [("copy", 4)]
    ]


def test_loops_turn_as_often_as_in_the_program() -> None:
    body = f"""
  cf.br ^turn(%c0, %none : index, !hal.fence)
^turn(%i: index, %before: !hal.fence):
  %more = arith.cmpi slt, %i, %c3 : index
  cf.cond_br %more, ^body, ^end
^body:
  {_execute("%before", "%signal")}
  %next = arith.addi %i, %c1 : index
  cf.br ^turn(%next, %signal : index, !hal.fence)
^end:
  %status = hal.fence.await until([%before]) timeout_millis(%c-1_i32) flags("None") : i32
  {_execute("%none", "%last")}
  util.return"""
    main = _main(body)
    assert [list(buffer.after) for buffer in main.buffers] == [[], [0], [1], []]
    assert [list(buffer.awaited) for buffer in main.buffers] == [[], [], [], [2]]


def test_a_branch_on_an_input_is_taken_in_turn() -> None:
    text = f"""{_HEAD}
util.func public @main(%arg: i1) {{{_TOP}
  cf.br ^turn
^turn:
  cf.cond_br %arg, ^body, ^end
^body:
  {_execute("%none", "%signal")}
  cf.br ^turn
^end:
  util.return
}}"""
    read = _read(text)
    assert [len(function.buffers) for function in read.functions] == [1]
    assert [op.name for op in read.guesses] == ["cf.cond_br"] * 2


def test_counts_of_inputs_are_told() -> None:
    text = _HEAD.replace("%c6 = arith.constant 6 : index", "%c6 = util.global.load @n : index")
    text = f"util.global private @n : index\n{text}"
    body = f"util.func public @main() {{{_TOP}{_execute('%none', '%s')}util.return}}"
    read = _read(text + body)
    assert [op.name for op in read.unknown_counts] == ["hal.command_buffer.dispatch"]
    [first, second] = read.functions[0].buffers[0].regions
    assert (first[0].tiles, first[0].is_counted) == (2, False)
    assert all(work.is_counted for work in second)
    costs = Costs((Measurement(first[0].name, 900, tile_ns=100, tiles=9),))
    [timed] = Costing(uniform(1), None, costs).program(read.functions)
    counted = [[work.tiles for work in region] for region in timed.buffers[0].regions]
    assert counted == [[9], [1, 2]]


def test_a_loop_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iree_sched.simulation.host_code.MOST_STEPS", 1000)
    body = "cf.br ^turn\n^turn:\n  cf.br ^turn"
    with pytest.raises(DiagnosticError, match="does not end within 1000 ops"):
        _main(body)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("%0 = util.call @main(%arg) : (!hal.buffer) -> !hal.buffer", "calls itself without end"),
        ("scf.execute_region {\n  scf.yield\n}", "'scf.execute_region' op cannot be followed"),
        (_execute("%none", "%f0").replace("(%cmd)", "(%other)"), "command buffer is not known"),
    ],
)
def test_what_cannot_be_followed_is_refused(body: str, message: str) -> None:
    other = "%other = util.null : !hal.command_buffer\n  "
    text = f"{_HEAD}util.func public @main(%arg: !hal.buffer) -> !hal.buffer {{{_TOP}{other}"
    with pytest.raises(DiagnosticError, match=message):
        _read(f"{text}{body}\n  util.return %arg : !hal.buffer\n}}")


@pytest.mark.parametrize(
    ("op", "tiles"),
    [
        ("arith.addi %c3, %c1 : index", 4),
        ("arith.subi %c1, %c3 : index", None),  # less than none: not known
        ("arith.ceildivui %c200000, %c3 : index", 66667),
        ("arith.divui %c1, %c0 : index", None),
        ("arith.shli %c3, %c1 : index", 6),
        ("arith.shli %c3, %c200000 : index", None),
        ("arith.minui %c3, %c1 : index", 1),
    ],
)
def test_workgroup_counts_are_computed(op: str, tiles: int | None) -> None:
    body = f"""
  %exe = util.global.load @exe : !hal.executable
  %own = hal.command_buffer.create device(%cpu : !hal.device) mode("None") \
categories("Transfer|Dispatch") affinity(%c-1_i64) : !hal.command_buffer
  %f = hal.executable.lookup.function target(%exe : !hal.executable) \
function(@linked::@elf::@add) : i64
  %n = {op}
  hal.command_buffer.dispatch<%own : !hal.command_buffer> target(%exe : !hal.executable)[%f] \
workgroups([%n, %c1, %c1]) bindings([(%arg : !hal.buffer)[%c0, %c1]]) flags("None")
  {_execute("%none", "%f0").replace("(%cmd)", "(%own)")}
  util.return"""
    text = f"{_HEAD}util.func public @main(%arg: !hal.buffer) {{{_TOP}{body}\n}}"
    read = _read(text)
    assert read.functions[0].buffers[0].regions[0][0].tiles == (1 if tiles is None else tiles)
    assert len(read.unknown_counts) == (tiles is None)


_STREAM = """
#cpu = #hal.device.affinity<@cpu, [1]>
util.func public @main(%arg: !stream.resource<external>) -> !stream.resource<external> {
  %c0 = arith.constant 0 : index
  %c65536 = arith.constant 65536 : index
  %0, %t0 = stream.async.execute on(#cpu) with(%arg as %a: !stream.resource<external>{%c65536}) \
-> !stream.resource<transient>{%c65536} {
    %1:2 = stream.async.concurrent with(%a as %b: !stream.resource<external>{%c65536}) \
-> (!stream.resource<transient>{%c65536}, !stream.resource<transient>{%c65536}) {
      %x = stream.async.dispatch @e::@matmul_1024x1024x64_f32(%b[%c0 to %c65536 for %c65536]) : \
(!stream.resource<external>{%c65536}) -> !stream.resource<transient>{%c65536}
      %y = stream.async.dispatch @e::@softmax_64_f32(%b[%c0 to %c65536 for %c65536]) : \
(!stream.resource<external>{%c65536}) -> !stream.resource<transient>{%c65536}
      stream.yield %x, %y : !stream.resource<transient>{%c65536}, \
!stream.resource<transient>{%c65536}
    }
    %2 = stream.async.dispatch @e::@add(%1#0[%c0 to %c65536 for %c65536], \
%1#1[%c0 to %c65536 for %c65536]) : (!stream.resource<transient>{%c65536}, \
!stream.resource<transient>{%c65536}) -> !stream.resource<transient>{%c65536}
    stream.yield %2 : !stream.resource<transient>{%c65536}
  } => !stream.timepoint
  %3, %t1 = stream.async.execute await(%t0) => with(%0 as %z: \
!stream.resource<transient>{%c65536}) -> !stream.resource<external>{%c65536} {
    %4 = stream.async.dispatch @e::@add(%z[%c0 to %c65536 for %c65536]) : \
(!stream.resource<transient>{%c65536}) -> !stream.resource<external>{%c65536}
    stream.yield %4 : !stream.resource<external>{%c65536}
  } => !stream.timepoint
  %5 = stream.timepoint.await %t1 => %3 : !stream.resource<external>{%c65536}
  util.return %5 : !stream.resource<external>
}
"""


def _stream(text: str) -> Program:
    return read_stream_program(parse(Source("test", text)))


def test_waves_of_execute_regions_are_regions_of_command_buffers() -> None:
    [main] = _stream(_STREAM)
    first, second = main.buffers
    assert [[work.name for work in region] for region in first.regions] == [
        ["matmul_1024x1024x64_f32", "softmax_64_f32"],
        ["add"],
    ]
    assert (first.device, first.queues, second.device) == ("@cpu", 2, "")
    assert (list(second.after), dict(second.received_bytes)) == ([0], {0: 65536})
    matmul, softmax = first.regions[0]
    assert matmul.tiles == 256 > softmax.tiles
    assert softmax.moved_bytes == 2 * 65536
