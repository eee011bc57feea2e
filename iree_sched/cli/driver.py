"""From the arguments of iree-sched-opt to its exit status."""

from __future__ import annotations

import sys
from typing import Any

import click
from attrs import evolve

from iree_sched.cli.commandline import (
    LlvmCommand,
    UnknownFlag,
    describe_error,
    was_given,
)
from iree_sched.cli.failures import show_failure
from iree_sched.cli.files import STANDARD, OutputFile, read_source
from iree_sched.cli.flags import make_command
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
    command = make_command(program)
    screen = make_screen(None)
    try:
        with command.make_context(program, arguments) as context:
            screen = make_screen(_given(context, "color"))
            return _run(command, context)
    except click.UsageError as reason:
        print(describe_error(reason, program), file=sys.stderr)
    except BrokenPipeError:
        raise
    except Exception as reason:
        show_failure(reason, program, screen)
    return FAILURE


def _run(command: LlvmCommand, context: click.Context) -> int:
    given = context.params
    if context.args:
        raise click.UsageError(
            "Too many positional arguments specified!\nCan specify at most 1 positional "
            f"arguments: See: {context.info_name} --help"
        )
    registry = Registry.with_plugins(given["load_pass_plugin"])
    flags: list[UnknownFlag] = context.meta["unknown"]
    _refuse_unknown(flags, command, context, registry)
    text = _information(context, registry)
    if text is not None:
        OutputFile(STANDARD).write(text)
        return 0
    return _process(given, context, flags, registry)


def _process(
    given: dict[str, Any], context: click.Context, flags: list[UnknownFlag], registry: Registry
) -> int:
    """Reads, runs the passes and writes."""
    options = _options(given, context, registry)
    output = OutputFile(given["o"] if given["o"] is not None else STANDARD)
    output.check()
    source = read_source(given["input"])
    screen = make_screen(_given(context, "color"))
    session = Session(options, registry, _log, lambda r: screen(render(r.diagnostic, r.source)))
    pipeline, where = _pipeline(given["pass_pipeline"], flags, given["no_implicit_module"])
    result = session.run(source, pipeline, where)
    if result.succeeded or output.name == STANDARD:
        output.write(*result.parts)
    if given["mlir_timing"]:
        _log(session.timer.report(given["mlir_timing_display"]))
    return 0 if result.succeeded else FAILURE


def _refuse_unknown(
    flags: list[UnknownFlag], command: LlvmCommand, context: click.Context, registry: Registry
) -> None:
    """Checks that every flag that is no option is a pass.

    Raises:
      click.UsageError: one of them is not.
    """
    wrong = next((flag for flag in flags if registry.find(flag.name) is None), None)
    if wrong is None:
        return
    names = [*command.options, *(pass_class.argument for pass_class in registry.passes())]
    near = near_miss(wrong.name, names)
    hint = f"\n{context.info_name}: Did you mean '--{near}'?" if near else ""
    raise click.UsageError(
        f"Unknown command line argument '{wrong.text}'.  Try: '{context.info_name} --help'{hint}"
    )


def _information(context: click.Context, registry: Registry) -> str | None:
    """What is to be printed instead of running, None for nothing."""
    given = context.params
    if given["help"] or given["help_short"]:
        from iree_sched.cli.help import help_text

        return help_text(str(context.info_name), registry)
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
      click.UsageError: there are both a pipeline and pass flags.
    """
    if text is not None and flags:
        raise click.UsageError("'-pass-pipeline' option can't be used with individual pass options")
    if text is not None:
        return text, None
    items, typed = [], ""
    for flag in flags:
        dashes = len(flag.text) - len(flag.text.lstrip("-"))
        start = len(typed) + dashes
        items.append(PassItem(flag.name, flag.value, start, start + len(flag.name) + 1))
        typed += flag.text + " "
    return Nest(ANY if any_root else MODULE, tuple(items)), Source(_COMMAND_LINE, typed.rstrip())


def _options(given: dict[str, Any], context: click.Context, registry: Registry) -> Options:
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
            before=_passes(context, "mlir_print_ir_before", registry),
            after=_passes(context, "mlir_print_ir_after", registry),
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


def _passes(context: click.Context, name: str, registry: Registry) -> frozenset[str]:
    """The passes that a `--mlir-print-ir-...=` flag names.

    Raises:
      click.BadParameter: one of them does not exist.
    """
    named = _parts(context.params[name])
    wrong = next((argument for argument in named if registry.find(argument) is None), None)
    if wrong is None:
        return frozenset(named)
    message = no_such_value(wrong, [pass_class.argument for pass_class in registry.passes()])
    param = next(p for p in context.command.params if p.name == name)
    raise click.BadParameter(message, param=param)


def _parts(lists: tuple[str, ...]) -> list[str]:
    """The items of comma separated lists."""
    return [part for text in lists for part in text.split(",")]


def _given(context: click.Context, name: str) -> bool | None:
    """A flag's value, None where the user has not given it."""
    return bool(context.params[name]) if was_given(context, name) else None


def _log(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
