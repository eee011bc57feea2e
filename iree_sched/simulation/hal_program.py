"""Programs as compiled: HAL IR (`iree-compile --compile-to=hal`) to what the simulator runs.

The host code is run, and what it asks of its devices is written down: command buffers with their
dispatches, workgroup counts and barriers, queue operations, fences, waits of the host. So what is
simulated is what was really compiled. Allocations take no time and pass on what they wait for.

Source: HAL/IR/HALOps.td; what a queue makes of an operation, hal/drivers/local_task/task_queue.c.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, field

from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.cost import operations_of
from iree_sched.analysis.footprint import touched_bytes
from iree_sched.analysis.timeline import FENCE
from iree_sched.diagnostics import error
from iree_sched.ir import Operation
from iree_sched.plan.durations import stated_costs
from iree_sched.simulation.host_code import Device, Host, Known
from iree_sched.simulation.program import ALL_WORKERS, CommandBuffer, Function, Region, Work

TRANSFER_TILE_BYTES = 64 * 1024  # IREE_HAL_CMD_TRANSFER_TILE_LENGTH_BYTES of block_isa.h

# The nanoseconds of a tile, for a piece of work that has none yet.
Costs = Callable[[Work], Work]

_QUEUE = "hal.device.queue."
_COMMAND = "hal.command_buffer."


@define(eq=False)
class _Fence:
    """A fence: the submissions that have to be complete before it is signaled."""

    submissions: set[int] = field(factory=set)


@define(eq=False)
class _Buffer:
    """A buffer of the device.

    Attributes:
      writer: the last submission that had it bound.
    """

    writer: int | None = None


@define(eq=False)
class _Commands:
    """A command buffer that is recorded: what stands between barriers."""

    regions: list[list[Work]] = field(factory=lambda: [[]])

    def finished(self) -> Sequence[Region]:
        return [region for region in self.regions if region]


@define(eq=False)
class _Recorder(Device):
    """Writes down what is submitted.

    Attributes:
      submissions: of the function that runs.
      awaited: submissions that the host has waited for since it submitted the last one.
      unknown_counts: dispatches whose workgroup counts are not known.
    """

    submissions: list[CommandBuffer] = field(factory=list)
    awaited: set[int] = field(factory=set)
    unknown_counts: list[Operation] = field(factory=list)
    _submitted: set[Operation] = field(factory=set)

    def run(self, op: Operation, values: Sequence[Known]) -> Sequence[Known] | None:
        """Runs an op of the HAL."""
        handler = _HANDLERS.get(op.name)
        if handler is not None:
            return handler(self, op, _Groups(op, values))
        if op.name.startswith(_QUEUE):
            return self._queue_op(op, _Groups(op, values))
        return None

    # --- command buffers ---

    def create(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return [_Commands()]

    def barrier(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        commands = groups.one("command_buffer")
        if isinstance(commands, _Commands) and commands.regions[-1]:
            commands.regions.append([])
        return ()

    def dispatch(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        counts = [groups.one(f"workgroup_{axis}") for axis in "xyz"]
        known = [count for count in counts if isinstance(count, int) and count >= 0]
        if len(known) < len(counts):
            self.unknown_counts.append(op)
        lengths = [n for n in groups.all("binding_lengths") if isinstance(n, int) and n > 0]
        name, tiles = str(groups.one("entry_point") or op.name), math.prod(known)
        moved = touched_bytes(name, lengths, tiles)
        work = Work(
            name,
            tiles,
            0.0,
            moved_bytes=moved,
            operations=operations_of(name),
            stated=stated_costs(op),
            is_counted=len(known) == len(counts),
        )
        return self._record(op, groups, work)

    def indirect_dispatch(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        self.unknown_counts.append(op)
        name = str(groups.one("entry_point") or op.name)
        work = Work(
            name,
            1,
            0.0,
            operations=operations_of(name),
            stated=stated_costs(op),
            is_counted=False,
        )
        return self._record(op, groups, work)

    def transfer(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return self._record(op, groups, _transfer(op, groups.one("length")))

    def _record(self, op: Operation, groups: _Groups, work: Work) -> Sequence[Known]:
        commands = groups.one("command_buffer")
        if not isinstance(commands, _Commands):
            raise error(
                f"'{op.name}' op records into a command buffer that is not known", op.offset
            )
        commands.regions[-1].append(work)
        return ()

    # --- queues and fences ---

    def fence(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return [_Fence()]

    def join(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return [_Fence(_submissions(groups.all("fences")))]

    def await_fences(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        self.awaited |= _submissions(groups.all("fences"))
        return [0]

    def memoize(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        message = "command buffers are not made yet: compile with --compile-to=hal, to its end"
        raise error(message, op.offset)

    def function(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return [op.attributes.get("entry_point", "").rpartition("@")[2].strip('"')]

    def view(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        return [groups.one("buffer_view") or _Buffer()]

    def _queue_op(self, op: Operation, groups: _Groups) -> Sequence[Known]:
        waits = _submissions([groups.one("wait_fence")])
        signal = groups.one("signal_fence")
        kind = op.name.removeprefix(_QUEUE)
        if kind in ("execute", "execute.indirect"):
            commands = groups.one("command_buffer")
            if not isinstance(commands, _Commands):
                raise error("the command buffer is not known", op.offset)
            waits = {self._submit(groups, commands.finished(), waits)}
        elif kind in ("fill", "update", "copy", "read", "write"):
            regions = [[_transfer(op, groups.one("length"))]]
            waits = {self._submit(groups, regions, waits)}
        if isinstance(signal, _Fence):
            signal.submissions |= waits
        return [_Buffer() for _ in op.results]

    def _submit(self, groups: _Groups, regions: Sequence[Region], waits: set[int]) -> int:
        number = len(self.submissions)
        affinity = groups.one("queue_affinity")
        self.submissions.append(
            CommandBuffer(
                name=f"#{number}",
                regions=regions,
                device=str(groups.one("device") or ""),
                queues=(affinity if isinstance(affinity, int) else -1) & ALL_WORKERS,
                after=tuple(sorted(waits)),
                awaited=tuple(sorted(self.awaited)),
                received_bytes=_bind(groups, number),
                repeats=groups.op in self._submitted,
            )
        )
        self._submitted.add(groups.op)
        self.awaited = set()
        return number


def _bind(groups: _Groups, number: int) -> Mapping[int, int]:
    """Bytes bound to a submission by who wrote them last."""
    received: dict[int, int] = {}
    buffers = groups.all("binding_buffers")
    for buffer, length in zip(buffers, groups.all("binding_lengths"), strict=False):
        if not isinstance(buffer, _Buffer):
            continue
        if buffer.writer is not None and buffer.writer != number and isinstance(length, int):
            received[buffer.writer] = received.get(buffer.writer, 0) + length
        buffer.writer = number
    return received


def _submissions(fences: Iterable[Known]) -> set[int]:
    return {n for fence in fences if isinstance(fence, _Fence) for n in fence.submissions}


def _transfer(op: Operation, length: Known) -> Work:
    """A command that fills or copies, in tiles."""
    amount = length if isinstance(length, int) else 0
    tiles = max(1, -(-amount // TRANSFER_TILE_BYTES))
    name = op.name.rpartition(".")[2]
    return Work(name, tiles, 0.0, moved_bytes=amount, is_dispatch=False)


@define
class _Groups:
    """What is known of an op's operands, by group."""

    op: Operation
    values: Sequence[Known]

    def all(self, name: str) -> Sequence[Known]:
        """Of a group; nothing where the op has no such group."""
        definition = self.op.definition
        if definition is None or name not in definition.operand_index:
            return ()
        return self.values[self.op.form.group(name)]

    def one(self, name: str) -> Known:
        """Of a group of one."""
        group = self.all(name)
        return group[0] if group else None


_HANDLERS: Mapping[str, Callable[[_Recorder, Operation, _Groups], Sequence[Known]]] = {
    f"{_COMMAND}create": _Recorder.create,
    f"{_COMMAND}execution_barrier": _Recorder.barrier,
    f"{_COMMAND}dispatch": _Recorder.dispatch,
    f"{_COMMAND}dispatch.indirect": _Recorder.indirect_dispatch,
    f"{_COMMAND}fill_buffer": _Recorder.transfer,
    f"{_COMMAND}copy_buffer": _Recorder.transfer,
    f"{_COMMAND}update_buffer": _Recorder.transfer,
    "hal.executable.lookup.function": _Recorder.function,
    "hal.buffer_view.buffer": _Recorder.view,
    "hal.fence.create": _Recorder.fence,
    "hal.fence.join": _Recorder.join,
    "hal.fence.await": _Recorder.await_fences,
    "hal.device.memoize": _Recorder.memoize,
}


@define(eq=False)
class ReadProgram:
    """A program, and what was not known when it was read.

    Attributes:
      functions: those that submit something, in order.
      guesses: branches that were taken without knowing where they go.
      unknown_counts: dispatches whose workgroup counts are not known; they count as one tile.
    """

    functions: list[Function] = field(factory=list)
    guesses: list[Operation] = field(factory=list)
    unknown_counts: list[Operation] = field(factory=list)


def is_hal(module: Operation) -> bool:
    """Whether a module is HAL IR as compiled."""
    return any(op.name.startswith((_QUEUE, _COMMAND)) for op in module.walk())


def read_hal_program(module: Operation, initializers: bool = False) -> ReadProgram:
    """The public functions of a module, and one for all initializers if they are asked for.

    Raises:
      DiagnosticError: the host code cannot be followed.
    """
    callables = list(names_of_callables(module))
    functions = {op.attributes["sym_name"]: op for _, op in callables if _is_function(op)}
    recorder = _Recorder()
    host = Host(functions, recorder)
    for _, op in callables:
        if not _is_function(op):
            host.call(op)
    read = ReadProgram()
    if initializers and recorder.submissions:
        read.functions.append(Function("initializers", tuple(recorder.submissions)))
    for name, op in callables:
        if not _is_function(op) or op.attributes.get("sym_visibility") == '"private"':
            continue
        recorder.submissions, recorder.awaited = [], set()
        host.guesses.clear()
        host.call(op, [_argument(a.type) for a in op.regions[0].blocks[0].arguments])
        read.guesses += host.guesses
        if recorder.submissions:
            read.functions.append(Function(name, tuple(recorder.submissions)))
    read.unknown_counts = recorder.unknown_counts
    return read


def _argument(type: str) -> Known:
    """What is known of a public function's argument."""
    if type in ("!hal.buffer", "!hal.buffer_view"):
        return _Buffer()
    return _Fence() if type == FENCE else None


def _is_function(op: Operation) -> bool:
    return "sym_name" in op.attributes
