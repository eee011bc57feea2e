"""From the arguments of `iree-sched tune` to its exit status."""

from __future__ import annotations

import fnmatch
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import click

from iree_sched.cli.compile_driver import guarded, iree_flags, one_input
from iree_sched.cli.files import STANDARD, FileError, OutputFile, check_outputs, read_bytes
from iree_sched.cli.hardware_report import find_hardware
from iree_sched.cli.spec_explain import read_document, ready_source
from iree_sched.cli.tables import Row, show_rows
from iree_sched.cli.tune_progress import TuneProgress
from iree_sched.diagnostics import Source, error
from iree_sched.document import Document
from iree_sched.iree.compilation import stem_of
from iree_sched.iree.installation import installed
from iree_sched.partition.kinds import Kind
from iree_sched.passregistry import Registry
from iree_sched.simulation.described import LOCAL_TASK, machine_of
from iree_sched.specs.applying import decide_all
from iree_sched.specs.facts import FunctionFacts, ModuleFacts
from iree_sched.spelling import hint
from iree_sched.syntax.attributes import parse_dictionary, parse_string
from iree_sched.tuning.candidates import Candidate, candidates
from iree_sched.tuning.choosing import Best, choose, describe, specs_text
from iree_sched.tuning.executors import PROCESSES, open_executor
from iree_sched.tuning.journal import Journal
from iree_sched.tuning.measuring import Objective, Outcome, Trial
from iree_sched.tuning.timing import Build, input_flags
from iree_sched.tuning.trying import try_all

_ANY = ("*",)


def drive_tune(context: click.Context, given: dict[str, Any]) -> int:
    """Does what the arguments ask for; returns the exit status."""
    return guarded(context, lambda: _tune(context, given))


def _tune(context: click.Context, given: dict[str, Any]) -> int:
    flags = iree_flags(context)
    check_outputs(given["o"], inputs=given["input"])
    plugins = given["load_pass_plugin"]
    registry = Registry.with_plugins(plugins)
    _check_choice(given, registry)
    tried = candidates(registry.partitioners, given["partitioner"])
    source = ready_source(one_input(given["input"]), flags, given["sched_release"])
    document = read_document(source)
    _, release = installed(given["sched_release"])
    functions = _functions(document, given["function"] or _ANY)
    if not functions:
        raise error("there is nothing to tune: no function that is asked for has work for a device")
    fingerprints = {each.name: each.fingerprint for each in functions}
    objective = Objective(given["objective"])
    build = _build(given, flags, functions) if objective is Objective.TIME else None
    about = {
        "functions": fingerprints,
        "objective": objective.value,
        "hardware": given["hardware"] if objective is Objective.LATENCY else None,
        "release": release.version,
        "build": None if build is None else [*flags, *build.run_flags],
    }
    outcomes = _outcomes(given, source, tried, objective, build, about)
    best = choose(tried, outcomes, fingerprints, objective)
    if not best:
        raise error(f"nothing could be measured: {_first_error(outcomes)}")
    OutputFile(given["o"]).write(specs_text(best, objective, release.version))
    if given["o"] != STANDARD:
        _show(best, objective, outcomes)
        print(f"use it: iree-sched compile --iree-sched-spec-path={given['o']} ...")
    return 0


def _check_choice(given: Mapping[str, Any], registry: Registry) -> None:
    """Refuses what leaves nothing to try, or nobody who does.

    Raises:
      click.UsageError: no partitioner has such a name, or there are to be no processes.
    """
    names = [name for kind in Kind for name in registry.partitioners.partitioners(kind)]
    for glob in given["partitioner"]:
        if not fnmatch.filter(names, glob):
            raise click.UsageError(f"no partitioner matches '{glob}'.{hint(glob, names)}")
    if given["jobs"] is not None and given["jobs"] < 1:
        raise click.UsageError("--jobs must be at least 1")


def _outcomes(
    given: Mapping[str, Any],
    source: Source,
    tried: Sequence[Candidate],
    objective: Objective,
    build: Build | None,
    about: Mapping[str, Any],
) -> list[Outcome]:
    """What comes of each candidate, from the journal or from measuring."""
    hardware = find_hardware(given["hardware"])
    machine = machine_of(hardware, LOCAL_TASK), hardware
    plugins = given["load_pass_plugin"]
    trials = [
        Trial(each, source.text, source.name, plugins, objective, machine, build) for each in tried
    ]
    journal = Journal(given["journal"] or f"{stem_of(source.name)}.tune.jsonl", about)
    jobs = given["jobs"]
    if objective is Objective.TIME and given["executor"] == PROCESSES:
        jobs = 1  # what runs beside it would be measured, too
    try:
        with (
            journal,
            open_executor(given["executor"], jobs) as executor,
            TuneProgress(len(trials)) as progress,
        ):
            progress.known(sum(str(each) in journal.known for each in tried))
            return try_all(trials, journal, executor, progress.outcome)
    except BrokenPipeError:  # nobody reads the progress
        raise
    except OSError as reason:
        raise FileError(f"cannot use journal '{journal.path}': {reason.strerror}") from reason


def _functions(document: Document, globs: Sequence[str]) -> list[FunctionFacts]:
    """The functions to tune: those with work for a device, and names that are asked for."""
    module = ModuleFacts(document.module, document.aliases, "", "")
    return [
        function
        for function, _ in decide_all(module, (), {})
        if function.ops and any(fnmatch.fnmatchcase(function.name, glob) for glob in globs)
    ]


def _build(
    given: Mapping[str, Any], flags: tuple[str, ...], functions: Sequence[FunctionFacts]
) -> Build:
    """What is built and run to measure time.

    Raises:
      DiagnosticError: no function can be called.
    """
    name = one_input(given["input"])
    calls = {}
    for function in functions:
        inputs = input_flags(_declaration(function))
        if inputs is not None:
            calls[function.name] = inputs
    if not calls:
        raise error("no function can be called: its inputs are not tensors of known shapes")
    given_inputs = any(flag.startswith("--input") for flag in given["run_flag"])
    if given_inputs:
        calls = dict.fromkeys(calls, ())
    if name == STANDARD:
        raise error("time is measured of a file, not of standard input")
    return Build(
        read_bytes(name), name, flags, given["load_pass_plugin"], calls, tuple(given["run_flag"])
    )


def _declaration(function: FunctionFacts) -> str:
    """How IREE notes the signature of an exported function; nothing that can be called if not."""
    reflection = function.op.attributes.get("iree.reflection")
    if reflection is None:
        return "async"
    declared = parse_dictionary(reflection).get("iree.abi.declaration")
    return "async" if declared is None else parse_string(declared)


def _first_error(outcomes: Sequence[Outcome]) -> str:
    return next((outcome.error for outcome in outcomes if outcome.error), "no figures")


def _show(best: Sequence[Best], objective: Objective, outcomes: Sequence[Outcome]) -> None:
    rows: list[Row] = [
        {
            "function": each.function,
            "execution": str(each.candidate.execution),
            "concurrency": str(each.candidate.concurrency),
            "best": describe(each.figures, objective),
            "iree": "" if each.baseline is None else describe(each.baseline, objective),
        }
        for each in best
    ]
    show_rows(rows, "table")
    failed = [outcome for outcome in outcomes if outcome.error]
    if failed:
        said = f"{len(failed)} of {len(outcomes)} candidates failed; the journal says why"
        print(said, file=sys.stderr)
