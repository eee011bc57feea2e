"""What `iree-sched specs` shows of libraries, and makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from iree_sched.cli.files import OutputFile
from iree_sched.cli.program import FAILURE
from iree_sched.cli.screen import make_screen
from iree_sched.cli.tables import Row, show_rows
from iree_sched.diagnostics import Diagnostic, Severity, Source, render
from iree_sched.passregistry import Registry
from iree_sched.plan.rule_plans import rule_plan_faults
from iree_sched.specs.libraries import Found, check_sound, libraries_of
from iree_sched.specs.linking import library_text, link
from iree_sched.specs.rules import Rule
from iree_sched.specs.settings import SpecSettings
from iree_sched.specs.sources import find_texts, read_texts
from iree_sched.specs.verification import verify_libraries

PROGRAM = "iree-sched specs"


def list_rules(paths: Sequence[str], defaults: bool, form: str) -> int:
    """Shows the rules that a build finds; returns the exit status.

    What is wrong with a library is told, and makes the status 1.
    """
    found = _libraries((), paths, defaults)
    rows = [_row(one, rule) for one in found for rule in one.library.rules if rule.is_sound]
    if rows or form != "table":
        show_rows(rows, form)
    else:
        print("there are no rules")
    return _show([fault for one in found for fault in one.faults])


def verify_files(
    files: Sequence[str], paths: Sequence[str], defaults: bool, plugins: Sequence[str]
) -> int:
    """Shows what is wrong with libraries; returns the exit status."""
    registry = Registry.with_plugins(tuple(plugins))
    unread: list[Diagnostic] = []
    libraries = _libraries(files, paths, defaults, unread)
    return _show([*unread, *verify_libraries(libraries, registry.partitioners, rule_plan_faults)])


def link_files(files: Sequence[str], paths: Sequence[str], defaults: bool, output: str) -> int:
    """Writes libraries as one; returns the exit status."""
    found = _libraries(files, paths, defaults)
    check_sound(found)
    text = library_text(link(one.library for one in found))
    OutputFile(output).write(text, "\n")  # iree-opt ends with an empty line, too
    return 0


def _libraries(
    files: Sequence[str],
    paths: Sequence[str],
    defaults: bool,
    unread: list[Diagnostic] | None = None,
) -> list[Found]:
    """The libraries that are named; where none is, all that a build finds. Precedence first.

    `unread` takes what cannot be read.

    Raises:
      DiagnosticError: something cannot be read, and nobody takes that.
    """
    if files:
        return libraries_of(read_texts([*files, *paths], unread))
    return libraries_of(find_texts(SpecSettings(tuple(paths), defaults), unread))


def _row(found: Found, rule: Rule) -> Row:
    texts = {name: value.text for name, value in rule.entries.items()}
    return {
        "from": found.layer,
        "file": found.library.file,
        "rule": rule.name,
        "match": texts.get("match", "{}"),
        "action": texts["action"] + (", goes on" if rule.goes_on else ""),
        "doc": str(rule.entries["doc"].data) if "doc" in rule.entries else "",
    }


def _show(diagnostics: Sequence[Diagnostic]) -> int:
    """Shows diagnostics; returns the exit status, which is 0 where none is an error."""
    screen = make_screen(None)
    for diagnostic in diagnostics:
        screen(render(diagnostic, Source(PROGRAM, "")))
    failed = any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics)
    return FAILURE if failed else 0
