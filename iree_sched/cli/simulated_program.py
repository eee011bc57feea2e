"""From files and options to what is simulated: the program, the machine, the setting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from attrs import evolve, frozen

from iree_sched.cli.cost_files import check_model, check_resource, read_cost_file
from iree_sched.cli.files import FileError, read_source, shown_name
from iree_sched.cli.hardware_report import find_hardware
from iree_sched.cli.simulation_options import ChangeOption, SimulationOptions
from iree_sched.diagnostics import DiagnosticError, Source, SourceError, error
from iree_sched.dialects.names import CMD_EXECUTE
from iree_sched.dialects.own_attributes import COST
from iree_sched.ir import Operation
from iree_sched.parser import parse
from iree_sched.plan.costs import Costs
from iree_sched.plan.hardware import Hardware
from iree_sched.plan.plan import Plan
from iree_sched.plan.plan_json import read_plan
from iree_sched.plan.problem import CostSource
from iree_sched.simulation.core import ExecutorKind, Setting
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.described import LOCAL_TASK, machine_of
from iree_sched.simulation.devices import on_devices
from iree_sched.simulation.differences import Difference, differences, plan_differences
from iree_sched.simulation.hal_program import is_hal, read_hal_program
from iree_sched.simulation.machine import FREE, Machine, Overheads, uniform, with_callers
from iree_sched.simulation.placement import Key, PlacementError, Policies, Policy
from iree_sched.simulation.planned import planned_queues, strayed
from iree_sched.simulation.program import Function, Program
from iree_sched.simulation.simulator import Outcome, simulate
from iree_sched.simulation.speeds import Change
from iree_sched.simulation.stream_program import read_stream_program
from iree_sched.simulation.topology import read_topology
from iree_sched.spelling import guess, hint

_DEFAULT_HARDWARE = "host"
_COMPILE = "compile with iree-compile --compile-to=hal"
_STREAM_NOTE = "tiles of dispatches are estimated, and loops turn once: only HAL IR says more"


@frozen
class Simulated:
    """What is to be simulated.

    Attributes:
      name: of the file and the machine.
      compiled: the program as it was read.
      program: the same with durations, on devices of the machine.
      machine: what it runs on.
      notes: what was not known and had to be assumed.
      planned: queues that a plan chose; None where no plan was given.
    """

    name: str
    compiled: Sequence[Function]
    program: Sequence[Function]
    machine: Machine
    notes: Sequence[str]
    planned: Mapping[Key, int] | None = None


def read_simulated(file: str, options: SimulationOptions) -> Simulated:
    """Reads a program and a machine.

    Raises:
      FileError: a file cannot be read.
      SourceError: one cannot be used.
      DiagnosticError: options contradict one another.
    """
    machine, hardware = read_machine(options)
    functions, notes = _read_program(file, options)
    chosen = _chosen(functions, options)
    costing = Costing(machine, hardware, _read_costs(options.costs, functions, machine))
    program = costing.program(on_devices(chosen, machine))
    notes += _duration_notes(costing)
    planned = None
    if options.plan is not None:
        source = read_source(options.plan, "a plan")
        planned = planned_queues(_read_plan(source), program, machine)
        if not planned:
            names = ", ".join(f"'{function.name}'" for function in program)
            raise SourceError(source, *error(f"plan has no dispatch of {names}", 0).diagnostics)
    return Simulated(f"{file} on {machine.name}", chosen, program, machine, notes, planned)


def run(file: str, simulated: Simulated, setting: Setting) -> Outcome:
    """Runs a program on its machine.

    Raises:
      SourceError: some of the program can go nowhere.
    """
    try:
        return simulate(simulated.program, simulated.machine, setting, simulated.planned)
    except PlacementError as reason:
        raise SourceError(Source(shown_name(file), ""), *reason.diagnostics) from reason


def plan_notes(simulated: Simulated, setting: Setting, outcome: Outcome) -> list[str]:
    """Whether work went where the plan that was given has it, unless it was planned anew."""
    if simulated.planned is None or outcome.replans:
        return []
    program, machine = simulated.program, simulated.machine
    elsewhere, ran = strayed(
        simulated.planned, setting.policies, program, machine, outcome.recording
    )
    if not elsewhere:
        return []
    why = "what names a queue goes there"
    if setting.executor is ExecutorKind.REGIONS:
        why += ", and a command buffer goes as a whole to where most of its work is planned"
    return [f"{elsewhere} of {ran} dispatches ran elsewhere than the plan has them: {why}"]


def _read_costs(files: Sequence[str], functions: Program, machine: Machine) -> Costs:
    """The costs of all files, which have to be of the program and the machine."""
    symbols = {
        work.name
        for function in functions
        for buffer in function.buffers
        for region in buffer.regions
        for work in region
        if work.is_dispatch
    }
    together = Costs()
    for file in files:
        check_resource(file, machine.name, [queue.name for queue in machine.queues])
        costs = read_cost_file(file)
        check_model(file, costs, symbols)
        together += costs
    return together


def _duration_notes(costing: Costing) -> list[str]:
    """Where durations come from, and what does not fit the machine."""
    names = costing.names
    measured, stated = names[CostSource.MEASURED], names[CostSource.ATTRIBUTE]
    estimated = names[CostSource.ESTIMATED] | names[CostSource.GUESSED]
    partly = measured & (stated | estimated)
    counts = {"measured": len(measured - partly)}
    if partly:
        counts["measured on some resources"] = len(partly)
    if stated - measured:
        counts[f"stated by {COST}"] = len(stated - measured)
    counts["estimated"] = len(estimated - measured - stated)
    told = ", ".join(f"{count} {source}" for source, count in counts.items())
    notes = [f"durations: {told.replace(' ', ' kinds of work ', 1)}"]
    if costing.wholes:
        notes.append(
            f"{len(costing.wholes)} kinds of work are known as a whole, without how many workers "
            "did it: they take as long on the workers here"
        )
    queues = [queue.name for queue in costing.machine.queues]
    for name in sorted(costing.resources - {*queues}):
        notes.append(f"{COST} is for '{name}', which is not there; {guess(name, queues)}")
    return notes


def _read_plan(source: Source) -> Plan:
    try:
        return read_plan(source)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason


def read_differences(file: str, simulated: Simulated) -> list[Difference]:
    """Where a program stands otherwise than in stream IR, or than a plan has it.

    Raises:
      FileError: the file cannot be read.
      SourceError: it is neither.
    """
    source = read_source(file)
    if source.text.lstrip().startswith("{"):
        return plan_differences(simulated.compiled, _read_plan(source))
    try:
        names = {function.name for function in simulated.compiled}
        wanted = read_stream_program(parse(source), "initializers" in names)
        if not wanted:
            raise error("file is neither a plan nor stream IR with execute regions", 0)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    kept = [function for function in wanted if function.name in names]
    return differences(simulated.compiled, kept)


def read_machine(options: SimulationOptions) -> tuple[Machine, Hardware | None]:
    """The machine, and its description where it has one."""
    overheads = FREE if options.overheads == "none" else LOCAL_TASK
    given = [options.hardware, options.workers, options.topology]
    if sum(each is not None for each in given) > 1:
        raise error("--hardware, --workers and --topology each say what the machine is: give one")
    hardware = None
    if options.workers is not None:
        machine = uniform(options.workers, overheads)
    elif options.topology is not None:
        machine = _read_topology(options.topology, overheads)
    else:
        hardware = find_hardware(options.hardware or _DEFAULT_HARDWARE)
        machine = machine_of(hardware, overheads)
    machine = evolve(machine, overheads=evolve(machine.overheads, **dict(options.overhead)))
    if options.donate:
        machine = with_callers(machine, options.donate)
    if not machine.workers:
        raise error("there are no workers: --donate callers, with --executor=task-graph")
    kinds = {ExecutorKind(executor) for executor in options.executors}
    if kinds != {ExecutorKind.TASK_GRAPH} and (options.donate or options.deferred_start):
        raise error("--donate and --deferred-start are for --executor=task-graph")
    if ExecutorKind.REGIONS not in kinds and options.slots > 1:
        raise error("--slots is for --executor=regions")
    return machine, hardware


def _read_topology(path: str, overheads: Overheads) -> Machine:
    try:
        return read_topology(Path(path), overheads)
    except OSError as reason:
        raise FileError(f"cannot open snapshot '{path}': {reason.strerror}") from reason
    except SourceError:
        raise
    except DiagnosticError as reason:
        raise SourceError(Source(path, ""), *reason.diagnostics) from reason


def _read_program(file: str, options: SimulationOptions) -> tuple[list[Function], list[str]]:
    source = read_source(file)
    try:
        document = parse(source)
        if not is_hal(document.module):
            functions = read_stream_program(document, options.initializers)
            if not functions:
                raise _nothing(document.module)
            return functions, [_STREAM_NOTE]
        read = read_hal_program(document.module, options.initializers)
        if not read.functions:
            raise error("no public function submits anything to a device", 0)
    except DiagnosticError as reason:
        raise SourceError(source, *reason.diagnostics) from reason
    notes = []
    if read.guesses:
        notes.append(f"{len(read.guesses)} branches depend on inputs and were taken in turn")
    if read.unknown_counts:
        count = len(read.unknown_counts)
        notes.append(f"{count} dispatches have workgroup counts of the input; each counts as one")
    return read.functions, notes


def _nothing(module: Operation) -> DiagnosticError:
    """Why there is nothing to simulate, at the op that shows it."""
    for op in module.walk():
        if op.name == CMD_EXECUTE:
            return error(f"'{op.name}' op is only on its way to HAL IR: {_COMPILE}", op.offset)
        if op.definition is not None and op.definition.streamable:
            return error(f"'{op.name}' op stands in no execute region yet: {_COMPILE}", op.offset)
    what = "nothing to simulate: neither HAL IR nor stream IR with execute regions"
    return error(f"{what}; {_COMPILE}", 0)


def _chosen(functions: Sequence[Function], options: SimulationOptions) -> list[Function]:
    """The functions that options ask for, with their periods."""
    if not options.jobs:
        return list(functions)
    by_name = {function.name: function for function in functions}
    chosen: list[Function] = []
    for wanted in options.jobs:
        function = by_name.get(wanted.function)
        if function is None:
            hints = hint(wanted.function, by_name, f" There is {', '.join(by_name)}.")
            raise error(f"no function '{wanted.function}' submits anything.{hints}")
        if any(function.name == other.name for other in chosen):
            raise error(f"--job {function.name} is given twice; calls=N lets it be called N times")
        workers = function.workers if wanted.workers is None else wanted.workers
        chosen.append(
            evolve(
                function,
                calls=wanted.calls,
                period_ns=wanted.period_ns,
                release_ns=wanted.release_ns,
                deadline_ns=wanted.deadline_ns,
                priority=wanted.priority,
                workers=workers,
            )
        )
    return chosen


def read_setting(
    options: SimulationOptions, simulated: Simulated, executor: str, policy: Sequence[str]
) -> Setting:
    """The setting that options, an executor and policies ask for, for a program and machine.

    Raises:
      DiagnosticError: a policy or a change names what is not there.
    """
    return Setting(
        executor=ExecutorKind(executor),
        policies=read_policies(policy, simulated.program),
        jitter=options.jitter,
        seed=options.seed,
        changes=[_change(each, simulated.machine) for each in options.slow],
        slots=options.slots,
        deferred_start=options.deferred_start,
        window_ns=float(options.window),
        tolerance=options.tolerance,
    )


def read_policies(texts: Sequence[str], program: Program) -> Policies:
    """Policies as in `static`, `main=steal` and `2=earliest-finish`.

    Raises:
      DiagnosticError: there is no such policy, function or priority, or one has two policies.
    """
    default: list[Policy] = []
    by_scope: dict[str, Policy] = {}
    functions = [function.name for function in program]
    priorities = sorted({str(function.priority) for function in program})
    for text in texts:
        scope, equals, word = text.rpartition("=")
        policy = _policy(word)
        if not equals:
            default.append(policy)
        elif scope in by_scope:
            raise error(f"--policy {text}: '{scope}' has the policy '{by_scope[scope].value}'")
        elif scope in functions or scope in priorities:
            by_scope[scope] = policy
        else:
            raise error(f"--policy {text}: {_no_scope(scope, functions, priorities)}")
    if len(default) > 1:
        raise error(f"--policy {default[1].value}: the policy is '{default[0].value}'")
    return Policies(
        default[0] if default else Policy.STATIC,
        {scope: policy for scope, policy in by_scope.items() if scope in functions},
        {int(scope): policy for scope, policy in by_scope.items() if scope not in functions},
    )


def _policy(word: str) -> Policy:
    words = [policy.value for policy in Policy]
    if word not in words:
        raise error(f"no policy '{word}'.{hint(word, words) or ' There are ' + ', '.join(words)}")
    return Policy(word)


def _no_scope(scope: str, functions: Sequence[str], priorities: Sequence[str]) -> str:
    """Why nothing that is simulated is meant by what stands before the policy."""
    if scope.lstrip("-").isdigit():
        return f"no function has priority {scope}; there is {', '.join(priorities)}"
    there = f" There is {', '.join(functions)}."
    return f"no function '{scope}' is simulated.{hint(scope, functions, there)}"


def _change(option: ChangeOption, machine: Machine) -> Change:
    places = {queue.name: place for place, queue in enumerate(machine.queues)}
    if option.workers in places:
        mask = machine.mask_of[places[option.workers]]
    else:
        try:
            mask = int(option.workers, 0)
        except ValueError:
            names = ", ".join(places)
            message = f"'{option.workers}' is no mask of workers and none of {names}"
            raise error(message + hint(option.workers, places).replace(" ", ". ", 1)) from None
    everyone = sum(worker.bit for worker in machine.workers)
    if mask < 0 or not mask & everyone:
        raise error(f"machine '{machine.name}' has no worker of {mask:#x}")
    return Change(float(option.at_ns), mask, option.factor)
