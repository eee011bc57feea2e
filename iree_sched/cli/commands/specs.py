"""iree-sched specs: libraries of scheduling specs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import click

from iree_sched.cli.commands.compile import CompileCommand
from iree_sched.cli.compile_flags import SCHEDULING
from iree_sched.cli.llvm_flags import Option, ValueRule
from iree_sched.cli.options import format_option

HELP = """Shows, checks and writes libraries of scheduling specs.

A library is a file of rules, in order: what they match, and how that is scheduled.

\b
Precedence: libraries of the user (--iree-sched-spec-path, the later before the earlier
ones, and before those that IREE_SCHED_SPEC_PATH lists), of installed packages (entry
points iree_sched.specs), then those that are shipped."""

_FILES = click.argument("files", nargs=-1, metavar="[FILE]...")
_PLUGINS = click.option(
    "--load-pass-plugin",
    "plugins",
    metavar="FILE",
    multiple=True,
    help="Take partitioners from a Python file, too.",
)
_OUTPUT = click.option("-o", "output", metavar="FILE", default="-", help="Where the result goes.")


def _sources(command: Callable[..., Any]) -> Callable[..., Any]:
    """Adds the flags that say which libraries a build finds."""
    paths = click.option(
        "--iree-sched-spec-path",
        "paths",
        metavar="PATH",
        multiple=True,
        help="File or folder of libraries; the later ones before the earlier ones.",
    )
    defaults = click.option(
        "--iree-sched-enable-default-specs",
        "defaults",
        type=click.BOOL,
        default=True,
        help="Take those that are shipped, too.  [default: true]",
    )
    return paths(defaults(command))


@click.group(
    help=HELP,
    short_help="Show, check and write libraries of scheduling specs.",
    no_args_is_help=False,
)
def command() -> None:
    """Runs nothing by itself."""


@command.command("list", short_help="List the rules that a build finds.")
@_sources
@format_option
def list_rules(paths: tuple[str, ...], defaults: bool, form: str) -> int:
    """Lists the rules that a build finds, the one with precedence first."""
    from iree_sched.cli.spec_reports import list_rules as report

    return report(paths, defaults, form)


@command.command(short_help="Report all that is wrong with libraries.")
@_FILES
@_sources
@_PLUGINS
def verify(
    files: tuple[str, ...], paths: tuple[str, ...], defaults: bool, plugins: tuple[str, ...]
) -> int:
    """Reports all that is wrong with libraries, each fault with its place.

    FILE is a library, - for standard input, or a folder of them; without one all that a build finds
    are verified. Faults make the exit status 1; rules that never get their turn are warnings.
    """
    from iree_sched.cli.spec_reports import verify_files

    return verify_files(files, paths, defaults, plugins)


@command.command(short_help="Merge libraries into one.")
@_FILES
@_sources
@_OUTPUT
def link(files: tuple[str, ...], paths: tuple[str, ...], defaults: bool, output: str) -> int:
    """Merges libraries into one, in canonical form, the rule with precedence first.

    Of the FILEs, or folders, the later come before the earlier ones, as on a compiler's command
    line; without one all that a build finds are merged. Names become unique, origins are noted;
    linking a linked library changes nothing.
    """
    from iree_sched.cli.spec_reports import link_files

    return link_files(files, paths, defaults, output)


@command.command(short_help="Write a library to start from.")
@click.argument("file", default="-")
@click.option("--force", is_flag=True, help="Replace a file that is there.")
def init(file: str, force: bool) -> int:
    """Writes a library to start from, with comments that say what a rule can do."""
    from iree_sched.cli.spec_starter import write_starter

    return write_starter(file, force)


EXPLAIN = """Says for each function and dispatch of a module which rules decide, and why others
do not.

MODEL is what iree-compile takes, with the flags that it needs, or IR right before scheduling, as
`iree-sched compile --save-temps` leaves it in NAME.pre.mlir."""

_FORMAT = Option(
    "format",
    help="How to show it.",
    rule=ValueRule.REQUIRED,
    values={"table": "A table.", "json": "JSON, with all facts."},
    default="table",
)


@click.pass_context
def _explain(ctx: click.Context, /, **given: Any) -> int:
    from iree_sched.cli.spec_explain import drive_explain

    return drive_explain(ctx, given)


command.add_command(
    CompileCommand(
        "explain",
        help=EXPLAIN,
        short_help="Say which rules decide about a model, and why others do not.",
        params=[
            click.Argument(["input"], nargs=-1),
            *(option for option in SCHEDULING if option.name not in ("save_temps", "dry_run")),
            _FORMAT,
        ],
        callback=_explain,
        add_help_option=False,
    )
)
