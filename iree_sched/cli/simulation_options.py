"""Options that `iree-sched simulate` and `iree-sched compare` have in common."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import attrs
import click
from attrs import frozen

from iree_sched.cli.cost_files import cost_file
from iree_sched.cli.durations import nanoseconds

_JOB_KEYS = ("calls", "period", "release", "deadline", "priority", "workers")
_MOST_CALLS = 1_000_000
_CHANGE = re.compile(r"(?P<workers>[^@]+)@(?P<time>[^:]+):(?P<factor>\d+(?:\.\d*)?|\.\d+)")


@frozen
class JobOption:
    """What `--job` says of a function.

    Attributes:
      function: its name.
      calls: how often it is called.
      period_ns, release_ns, deadline_ns: nanoseconds; no deadline is None.
      priority: of its calls.
      workers: mask; None for all.
    """

    function: str
    calls: int = 1
    period_ns: int = 0
    release_ns: int = 0
    deadline_ns: int | None = None
    priority: int = 1
    workers: int | None = None


@frozen
class ChangeOption:
    """What `--slow` says: from a time on, workers have a share of their speed.

    Attributes:
      workers: a mask, an id or the name of a resource, as text.
      at_ns: the time.
      factor: the share.
    """

    workers: str
    at_ns: int
    factor: float


@frozen
class SimulationOptions:
    """All of them, as the user gave them."""

    hardware: str | None
    workers: int | None
    topology: str | None
    costs: Sequence[str]
    plan: str | None
    executors: Sequence[str]
    overheads: str
    overhead: Sequence[tuple[str, int]]
    jobs: Sequence[JobOption]
    jitter: float
    seed: int
    slow: Sequence[ChangeOption]
    slots: int
    donate: int
    deferred_start: bool
    window: int
    tolerance: float
    initializers: bool
    policy: Sequence[str]

    @property
    def inputs(self) -> list[str | None]:
        """The files that are read beside the program, and names of machines that are none."""
        return [self.hardware, self.topology, self.plan, *map(cost_file, self.costs)]


def job(text: str) -> JobOption:
    """Reads `FUNCTION` or `FUNCTION:period=10ms,deadline=8ms,calls=100`.

    Raises:
      click.BadParameter: it is none.
    """
    name, _, rest = text.partition(":")
    found: dict[str, Any] = {}
    for part in filter(None, rest.split(",")):
        key, equals, value = part.partition("=")
        if not equals or key not in _JOB_KEYS:
            raise click.BadParameter(f"'{part}' is none of {', '.join(_JOB_KEYS)} with a value.")
        field, number = _job_value(key, value)
        if field in found:
            raise click.BadParameter(f"{key} is given twice.")
        found[field] = number
    if not name:
        raise click.BadParameter("a job begins with the name of a function.")
    return JobOption(name, **found)


def _job_value(key: str, text: str) -> tuple[str, int]:
    """The field of a job that a key is for, and its value."""
    if key in ("period", "release", "deadline"):
        time = nanoseconds(text)
        if time < 1 and key != "release":
            raise click.BadParameter(f"{key} must be longer than that.")
        return f"{key}_ns", time
    number = _whole(key, text)
    if key == "calls" and not 1 <= number <= _MOST_CALLS:
        raise click.BadParameter(f"calls must be at least 1, and at most {_MOST_CALLS:,}.")
    if key == "workers" and not 0 < number < 1 << 64:
        raise click.BadParameter("workers must be a mask of 1 to 64 bits, such as 0x0F.")
    return key, number


def change(text: str) -> ChangeOption:
    """Reads `WORKERS@TIME:FACTOR`.

    Raises:
      click.BadParameter: it is none.
    """
    found = _CHANGE.fullmatch(text)
    if found is None:
        raise click.BadParameter(f"'{text}' is no change such as big@2ms:0.5 or 0x0F@10ms:0.")
    factor = float(found["factor"])
    if factor > 1:
        raise click.BadParameter(f"a core has its speed, 1, or a share of it, but not {factor:g}.")
    return ChangeOption(found["workers"], nanoseconds(found["time"]), factor)


def _window(text: str) -> int:
    """Reads a time that is longer than none."""
    time = nanoseconds(text)
    if time < 1:
        raise click.BadParameter("a window must be longer than that.")
    return time


def _finite(context: click.Context, option: click.Parameter, value: float) -> float:
    """Refuses what is no number, which a range lets pass."""
    if not math.isfinite(value):
        raise click.BadParameter(f"{value} is no number to count with.", context, option)
    return value


def overhead(text: str) -> tuple[str, int]:
    """Reads `NAME=TIME`: the name of an overhead without its `_ns`, and nanoseconds.

    Raises:
      click.BadParameter: it is none.
    """
    from iree_sched.simulation.machine import Overheads

    names = [field.name.removesuffix("_ns") for field in attrs.fields(Overheads)]
    name, equals, time = text.partition("=")
    if not equals or name not in names:
        raise click.BadParameter(f"'{text}' is none of {', '.join(names)} with a time.")
    return f"{name}_ns", nanoseconds(time)


def _whole(key: str, text: str) -> int:
    try:
        return int(text, 0)
    except ValueError:
        raise click.BadParameter(f"{key} must be a whole number, not '{text}'.") from None


_OPTIONS = (
    click.option("--hardware", metavar="NAME|FILE", help="Description of the machine."),
    click.option(
        "--workers", metavar="N", type=click.IntRange(0, 64), help="N like workers instead."
    ),
    click.option("--topology", metavar="FILE|DIR", help="Snapshot of /sys/devices/system instead."),
    click.option(
        "--costs",
        metavar="[RESOURCE=]FILE",
        multiple=True,
        help="Measured durations, as for `iree-sched plan`.",
    ),
    click.option(
        "--plan",
        metavar="FILE",
        help="What the policies plan and hybrid go by, from `iree-sched plan`.",
    ),
    click.option(
        "--overheads",
        type=click.Choice(["local-task", "none"]),
        default="local-task",
        show_default=True,
        help="What the runtime itself costs.",
    ),
    click.option(
        "--overhead",
        metavar="NAME=TIME",
        type=overhead,
        multiple=True,
        help="The same, one by one: wake=40us, await=50us, dispatch=3us, ...",
    ),
    click.option(
        "--job",
        "jobs",
        metavar="FUNCTION[:KEY=VALUE,...]",
        type=job,
        multiple=True,
        help="Simulate this function, with calls, period, release, deadline, priority (a larger "
        "one goes first of work that is ready at one time; it interrupts nothing), workers.",
    ),
    click.option(
        "--jitter",
        type=click.FloatRange(0, 2),
        callback=_finite,
        default=0.0,
        help="Standard deviation of the logarithm of durations.",
    ),
    click.option("--seed", type=int, default=0, help="Seed of all chance."),
    click.option(
        "--slow",
        metavar="WORKERS@TIME:FACTOR",
        type=change,
        multiple=True,
        help="From a time on workers (a mask, or a resource) have a share of their speed; 0: gone.",
    ),
    click.option(
        "--slots",
        type=click.IntRange(1, 16),
        default=1,
        help="Command buffers that a queue runs at the same time (regions).",
    ),
    click.option(
        "--donate",
        metavar="N",
        type=click.IntRange(0, 8),
        default=0,
        help="Callers that work while they wait, beside all workers (task-graph).",
    ),
    click.option(
        "--deferred-start", is_flag=True, help="Start threads when they are needed (task-graph)."
    ),
    click.option(
        "--window",
        metavar="TIME",
        type=_window,
        default="1ms",
        help="How often the policy hybrid looks at its plan.",
    ),
    click.option(
        "--tolerance",
        type=click.FloatRange(0),
        callback=_finite,
        default=0.1,
        help="Share of a window by which a plan may be late (hybrid).",
    ),
    click.option("--initializers", is_flag=True, help="Simulate initializers too."),
)


def executor_option(*default: str) -> Callable[..., Callable[..., int]]:
    """The option that names executors."""
    return click.option(
        "--executor",
        "executors",
        type=click.Choice(["regions", "task-graph"]),
        default=default,
        multiple=True,
        show_default=True,
        help="Which task system runs the work.",
    )


def simulation_options(command: Callable[..., int]) -> Callable[..., int]:
    """Gives a command the options, and its function an argument `options` with all of them.

    The command has its own `--executor` and `--policy`.
    """

    @functools.wraps(command)
    def collected(**arguments: Any) -> int:
        names = [field.name for field in attrs.fields(SimulationOptions)]
        options = SimulationOptions(**{name: arguments.pop(name) for name in names})
        return command(options=options, **arguments)

    for option in reversed(_OPTIONS):
        collected = option(collected)
    return collected
