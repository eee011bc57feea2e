"""From the arguments of iree-sched-opt to its exit status."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Any

from iree_sched.classes import evolve
from iree_sched.cli.failures import show_failure
from iree_sched.cli.files import STANDARD, OutputFile, read_source
from iree_sched.cli.flags import OPTIONS
from iree_sched.cli.llvm_flags import FlagError, Flags, UnknownFlag, read_flags
from iree_sched.cli.program import FAILURE
from iree_sched.cli.screen import make_screen
from iree_sched.cli.spec_options import spec_settings
from iree_sched.diagnostics import Source, render
from iree_sched.dialects.names import MODULE
from iree_sched.irdump import DumpOptions
from iree_sched.passregistry import Registry
from iree_sched.pipeline import ANY, Nest, PassItem
from iree_sched.session import Options, Session
from iree_sched.spelling import near_miss, no_such_value
from iree_sched.verify_diagnostics import Level

_COMMAND_LINE = "<command-line>"  # stands for the file name in diagnostics about pass flags


def drive(arguments: list[str], program: str) -> int:
    """Does what the arguments ask for; returns the exit status."""
    screen = make_screen(None)
    try:
        flags = read_flags(arguments, OPTIONS)
        screen = make_screen(_given(flags, "color"))
        return _run(flags, program)
    except FlagError as reason:
        print(f"{program}: {reason}", file=sys.stderr)
    except BrokenPipeError:
        raise
    except Exception as reason:
        show_failure(reason, program, screen)
    return FAILURE


def _run(flags: Flags, program: str) -> int:
    if len(flags.positional) > 1:
        raise FlagError(
            "Too many positional arguments specified!\nCan specify at most 1 positional "
            f"arguments: See: {program} --help"
        )
    registry = Registry.with_plugins(flags.values["load_pass_plugin"])
    _refuse_unknown(flags.unknown, program, registry)
    text = _information(flags.values, program, registry)
    if text is not None:
        OutputFile(STANDARD).write(text)
        return 0
    return _process(flags, registry)


def _process(flags: Flags, registry: Registry) -> int:
    """Reads, runs the passes and writes."""
    given = flags.values
    options = _options(given, registry)
    output = OutputFile(given["o"] if given["o"] is not None else STANDARD)
    output.check()
    source = read_source(flags.positional[0] if flags.positional else STANDARD)
    screen = make_screen(_given(flags, "color"))
    session = Session(options, registry, _log, lambda r: screen(render(r.diagnostic, r.source)))
    pipeline, where = _pipeline(given["pass_pipeline"], flags.unknown, given["no_implicit_module"])
    result = session.run(source, pipeline, where)
    if result.succeeded or output.name == STANDARD:
        output.write(*result.parts)
    if given["mlir_timing"]:
        _log(session.timer.report(given["mlir_timing_display"]))
    return 0 if result.succeeded else FAILURE


def _refuse_unknown(flags: list[UnknownFlag], program: str, registry: Registry) -> None:
    """Checks that every flag that is no option is a pass.

    Raises:
      FlagError: one of them is not.
    """
    wrong = next((flag for flag in flags if registry.find(flag.name) is None), None)
    if wrong is None:
        return
    names = [option.flag.lstrip("-") for option in OPTIONS]
    names += [pass_class.argument for pass_class in registry.passes()]
    near = near_miss(wrong.name, names)
    hint = f"\n{program}: Did you mean '--{near}'?" if near else ""
    raise FlagError(f"Unknown command line argument '{wrong.text}'.  Try: '{program} --help'{hint}")


def _information(given: Mapping[str, Any], program: str, registry: Registry) -> str | None:
    """What is to be printed instead of running, None for nothing."""
    if given["help"] or given["help_short"]:
        from iree_sched.cli.help import help_text

        return help_text(program, registry)
    if given["list_passes"]:
        from iree_sched.cli.help import list_text

        return list_text(registry)
    if given["show_dialects"]:
        from iree_sched.cli.help import dialects_text

        return dialects_text()
    return None


def _pipeline(
    text: str | None, flags: list[UnknownFlag], any_root: bool
) -> tuple[Nest | str, Source | None]:
    """The pipeline that the flags ask for, and the source of its offsets if that is not itself.

    Raises:
      FlagError: there are both a pipeline and pass flags.
    """
    if text is not None and flags:
        raise FlagError("'-pass-pipeline' option can't be used with individual pass options")
    if text is not None:
        return text, None
    items, typed = [], ""
    for flag in flags:
        dashes = len(flag.text) - len(flag.text.lstrip("-"))
        start = len(typed) + dashes
        items.append(PassItem(flag.name, flag.value, start, start + len(flag.name) + 1))
        typed += flag.text + " "
    return Nest(ANY if any_root else MODULE, tuple(items)), Source(_COMMAND_LINE, typed.rstrip())


def _options(given: Mapping[str, Any], registry: Registry) -> Options:
    debug: frozenset[str] | None = None
    if given["debug_only"]:
        debug = frozenset(_parts(given["debug_only"]))
    elif given["debug"]:
        debug = frozenset()
    level = given["verify_diagnostics"]
    return Options(
        split_marker=given["split_input_file"],
        output_split_marker=given["output_split_marker"],
        verify_each=given["verify_each"],
        verify_diagnostics=Level(level) if level is not None else None,
        verify_roundtrip=given["verify_roundtrip"],
        allow_unregistered=given["allow_unregistered_dialect"],
        implicit_module=not given["no_implicit_module"],
        dump_pipeline=given["dump_pass_pipeline"],
        favor=given["iree_stream_partitioning_favor"],
        specs=evolve(spec_settings(given), release=_release(given["sched_release"])),
        dump=DumpOptions(
            before=_passes(given, "mlir_print_ir_before", registry),
            after=_passes(given, "mlir_print_ir_after", registry),
            before_all=given["mlir_print_ir_before_all"],
            after_all=given["mlir_print_ir_after_all"],
            after_change=given["mlir_print_ir_after_change"],
            after_failure=given["mlir_print_ir_after_failure"],
            module_scope=given["mlir_print_ir_module_scope"],
            tree=given["mlir_print_ir_tree_dir"],
        ),
        generic=given["mlir_print_op_generic"],
        debuginfo=given["mlir_print_debuginfo"],
        local_scope=given["mlir_print_local_scope"],
        debug_types=debug,
        inherent_apart=_inherent_apart(given["sched_release"]),
    )


def _release(given: str | None) -> str:
    """The release of IREE that IR is for."""
    if given is not None:
        return given
    from iree_sched.iree.releases import known

    return known()[0]


def _inherent_apart(release: str | None) -> bool:
    """How a release writes attributes.

    Raises:
      DiagnosticError: the release is not known.
    """
    if release is None:
        return True
    from iree_sched.iree.releases import release_of

    return release_of(release).inherent_apart


def _passes(given: Mapping[str, Any], name: str, registry: Registry) -> frozenset[str]:
    """The passes that a `--mlir-print-ir-...=` flag names.

    Raises:
      FlagError: one of them does not exist.
    """
    named = _parts(given[name])
    wrong = next((argument for argument in named if registry.find(argument) is None), None)
    if wrong is None:
        return frozenset(named)
    message = no_such_value(wrong, [pass_class.argument for pass_class in registry.passes()])
    raise FlagError(message, next(option for option in OPTIONS if option.name == name))


def _parts(lists: tuple[str, ...]) -> list[str]:
    """The items of comma separated lists."""
    return [part for text in lists for part in text.split(",")]


def _given(flags: Flags, name: str) -> bool | None:
    """A flag's value, None where the user has not given it."""
    return bool(flags.values[name]) if name in flags.named else None


def _log(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
