"""iree-sched specs: libraries of scheduling specs."""

from __future__ import annotations

import click

HELP = """Shows and checks libraries of scheduling specs.

\b
A library is a file of rules, in order: what they match, and how that is scheduled.
User's libraries come first (--iree-sched-spec-path, the later before the earlier ones, and
before those that IREE_SCHED_SPEC_PATH lists), then those of installed packages (entry points
iree_sched.specs), then those that are shipped."""

_FILES = click.argument("files", nargs=-1, metavar="[FILE]...")
_PLUGINS = click.option(
    "--load-pass-plugin",
    "plugins",
    metavar="FILE",
    multiple=True,
    help="Take partitioners from a Python file, too.",
)


@click.group(help=HELP, short_help="Show and check libraries of scheduling specs.")
def command() -> None:
    """Runs nothing by itself."""


@command.command(short_help="Report all that is wrong with libraries.")
@_FILES
@_PLUGINS
def verify(files: tuple[str, ...], plugins: tuple[str, ...]) -> int:
    """Reports all that is wrong with libraries, each fault with its place.

    FILE is a library, or a folder of them; without one all that a build would find are verified.
    Faults make the exit status 1; rules that never get their turn are warnings.
    """
    from iree_sched.cli.spec_reports import verify_files

    return verify_files(files, plugins)
