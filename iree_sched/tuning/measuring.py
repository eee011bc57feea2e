"""What comes of one candidate: how many bytes, and how long it takes."""

from __future__ import annotations

import enum
import time
from collections.abc import Mapping, Sequence
from typing import Any

from attrs import asdict, field, frozen

from iree_sched.analysis.callables import names_of_callables
from iree_sched.analysis.fingerprint import fingerprint
from iree_sched.analysis.schedule import schedules
from iree_sched.diagnostics import DiagnosticError, Source, error
from iree_sched.document import Document
from iree_sched.iree.allocation import allocated_bytes
from iree_sched.iree.passlists import schedule_with
from iree_sched.iree.tools import ToolError
from iree_sched.parser import parse
from iree_sched.passregistry import Registry
from iree_sched.plan.hardware import Hardware
from iree_sched.session import Session
from iree_sched.simulation.costing import Costing
from iree_sched.simulation.devices import on_devices
from iree_sched.simulation.machine import Machine
from iree_sched.simulation.simulator import simulate
from iree_sched.simulation.stream_program import read_stream_program
from iree_sched.tuning.candidates import Candidate
from iree_sched.tuning.timing import Build, time_functions


class Objective(enum.Enum):
    """What is to be as little as can be; ties are broken by the other figures."""

    BYTES = "bytes"  # of transient memory, as IREE allocates it
    LATENCY = "latency"  # as simulated
    TIME = "time"  # as measured


@frozen
class Trial:
    """All that is needed to measure a candidate, wherever that happens.

    Attributes:
      candidate: what is tried.
      text: the module, right before it is scheduled.
      name: of the module's file.
      plugins: Python files with more partitioners.
      objective: what is wanted.
      machine: what latency is simulated on, with its description if there is one.
      build: what is built and run, to measure time; None for other objectives.
    """

    candidate: Candidate
    text: str
    name: str
    plugins: tuple[str, ...]
    objective: Objective
    machine: tuple[Machine, Hardware | None]
    build: Build | None = None


@frozen
class Figures:
    """What comes of a candidate for one function.

    Attributes:
      bytes: of transient memory that IREE allocates.
      waves: groups of ops that run at the same time.
      regions: execute regions.
      latency_ns: as simulated; None: not asked for.
      time_ns: as measured; None: not asked for.
      schedule: fingerprint of the function as it is scheduled, equal for what is the same; "":
        not noted.
    """

    bytes: int
    waves: int
    regions: int
    latency_ns: float | None = None
    time_ns: float | None = None
    schedule: str = ""

    def key(self, objective: Objective) -> tuple[float, ...]:
        """The less, the better."""
        first = {
            Objective.BYTES: None,
            Objective.LATENCY: self.latency_ns,
            Objective.TIME: self.time_ns,
        }[objective]
        return (*(() if first is None else (first,)), self.bytes, self.waves, self.regions)


@frozen
class Outcome:
    """What came of a trial.

    Attributes:
      candidate: as text.
      functions: figures by name of the function.
      seconds: that it took.
      error: why there are no figures; "" if there are.
    """

    candidate: str
    functions: Mapping[str, Figures] = field(factory=dict)
    seconds: float = 0.0
    error: str = ""

    def to_json(self) -> dict[str, Any]:
        """As data for JSON."""
        return asdict(self)


def measure(trial: Trial) -> Outcome:
    """Schedules a module with a candidate and measures what comes of it.

    Never raises for what a partitioner or IREE does not like: that is the outcome.
    """
    start = time.perf_counter()
    name = str(trial.candidate)
    try:
        figures = _figures(trial)
    except (DiagnosticError, ToolError) as reason:
        return Outcome(name, {}, time.perf_counter() - start, str(reason))
    return Outcome(name, figures, time.perf_counter() - start)


def _figures(trial: Trial) -> dict[str, Figures]:
    scheduled = _schedule(trial)
    document = parse(Source(trial.name, scheduled))
    allocated = allocated_bytes(scheduled, trial.name)
    latency = _latencies(trial, document) if trial.objective is Objective.LATENCY else {}
    timed: Mapping[str, float] = {}
    if trial.build is not None:
        timed = time_functions(trial.build, trial.candidate)
    functions = dict(names_of_callables(document.module))
    return {
        one.name: Figures(
            bytes=sum(size for (function, _), size in allocated.items() if function == one.name),
            waves=sum(len(region.waves) for region in one.regions),
            regions=len(one.regions),
            latency_ns=latency.get(one.name),
            time_ns=timed.get(one.name),
            schedule=fingerprint(functions[one.name], document.aliases),
        )
        for one in schedules(document.module, document.aliases)
    }


def _schedule(trial: Trial) -> str:
    """The module with execute regions and waves.

    Raises:
      DiagnosticError: the candidate cannot schedule it.
    """
    candidate = trial.candidate
    pipeline = schedule_with(str(candidate.execution), str(candidate.concurrency))
    session = Session(registry=Registry.with_plugins(trial.plugins))
    result = session.run(Source(trial.name, trial.text), pipeline)
    if not result.succeeded:
        raise error(result.report().strip())
    return result.text


def _latencies(trial: Trial, document: Document) -> dict[str, float]:
    """Simulated nanoseconds of each function, alone on the machine."""
    machine, hardware = trial.machine
    functions: Sequence[Any] = read_stream_program(document, initializers=True)
    program = Costing(machine, hardware).program(on_devices(functions, machine))
    return {each.name: simulate([each], machine).makespan for each in program}
