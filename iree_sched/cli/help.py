"""The texts of `--help` and `--list-passes`, in LLVM's layout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from attrs import frozen

from iree_sched import dialects
from iree_sched.cli.flags import SECTIONS
from iree_sched.cli.llvm_flags import Option, ValueRule
from iree_sched.diagnostics import TRACEBACK
from iree_sched.partition.kinds import Kind
from iree_sched.partition.protocol import Partitioner
from iree_sched.passoptions import PassOption, choices, pass_options, show_value, type_name
from iree_sched.passregistry import Registry

_WIDEST = 60  # columns given to what is typed; a longer one pushes its explanation to the right


@frozen
class Row:
    """A line of help: what can be typed and what it does; without the latter, a heading."""

    typed: str
    meaning: str = ""


_ENVIRONMENT = (
    Row(f"  {TRACEBACK}=1", "Show the Python traceback of internal errors"),
    Row("  NO_COLOR=1", "Never use colors"),
)


def help_text(program: str, registry: Registry) -> str:
    """Everything that can be put on the command line."""
    rows: list[Row] = []
    for title, options in SECTIONS.items():
        rows += [Row(f"{title}:"), Row("")]
        for option in sorted(options, key=lambda o: o.flag.lstrip("-")):
            rows += _option_rows(option)
        if title == "General options":
            rows += [Row("  Compiler passes to run"), *_pass_rows(registry, "    "), Row("")]
            rows += [Row("  Partitioners to choose"), *_partitioner_rows(registry, "    ")]
        rows.append(Row(""))
    rows += [Row("ENVIRONMENT:"), Row(""), *_ENVIRONMENT]
    return (
        "OVERVIEW: IREE stream scheduling passes over IR as text\n\n"
        f"USAGE: {program} [options] <input file>\n\n"
        "OPTIONS:\n\n" + _lay_out(rows)
    )


def dialects_text() -> str:
    """The dialects whose ops are modelled; ops of others are carried as text."""
    names = {file.partition("_")[0] for file in dialects.files()}
    return f"Available Dialects: {','.join(sorted(names))}\n"


def list_text(registry: Registry) -> str:
    """The passes only."""
    return _lay_out(_pass_rows(registry, ""))


def partitioners_text(registry: Registry, kinds: Iterable[Kind]) -> str:
    """Partitioners of some kinds with where they come from and with their options."""
    rows: list[Row] = []
    for kind in kinds:
        rows += [Row(f"{kind.value}:"), *_listed(registry, kind), Row("")]
    return _lay_out(rows[:-1])


def _listed(registry: Registry, kind: Kind) -> Iterator[Row]:
    for name, partitioner in registry.partitioners.partitioners(kind).items():
        origin = registry.partitioners.origin(partitioner)
        yield Row(f"  {name}", f"{_summary(partitioner)} [{origin}]")
        options = pass_options(partitioner)
        for option in options:
            yield _row(option, f"    {option.name}=<{type_name(option.type)}>", options)


def _lay_out(rows: Iterable[Row]) -> str:
    kept = list(rows)
    width = min(_WIDEST, max((len(row.typed) for row in kept if row.meaning), default=0))
    lines = [
        f"{row.typed:<{width}} - {row.meaning}".rstrip() if row.meaning else row.typed
        for row in kept
    ]
    return "\n".join(lines) + "\n"


def _option_rows(option: Option) -> Iterator[Row]:
    values = option.values
    kind = "value" if values else option.placeholder
    shape = {
        ValueRule.FLAG: "",
        ValueRule.REQUIRED: f"=<{kind}>",
        ValueRule.OPTIONAL: f"[=<{kind}>]",
    }[option.rule]
    if len(option.flag) == 2:
        shape = shape.replace("=", " ")
    default = option.default
    shown = f" (default={show_value(default)})" if default and not option.multiple else ""
    yield Row(f"  {option.flag}{shape}", f"{option.help}{shown}")
    for value, meaning in values.items():
        yield Row(f"    ={value}", f"  {meaning}")


def _partitioner_rows(registry: Registry, indent: str) -> Iterator[Row]:
    for kind in Kind:
        yield Row(f"{indent}{kind.attribute}:")
        for name, partitioner in registry.partitioners.partitioners(kind).items():
            yield Row(f'{indent}  {{partitioner = "{name}"}}', f"  {_summary(partitioner)}")
            options = pass_options(partitioner)
            for option in options:
                name = option.keyword  # attribute dictionaries are usually spelt with underscores
                yield _row(option, f"{indent}    {name} = <{type_name(option.type)}>", options)


def _summary(partitioner: type[Partitioner]) -> str:
    """The first line of what a partitioner says of itself."""
    return partitioner.summary.strip().partition("\n")[0]


def _pass_rows(registry: Registry, indent: str) -> Iterator[Row]:
    yield Row(f"{indent}Passes:")
    for pass_class in registry.passes():
        yield Row(f"{indent}  --{pass_class.argument}", f"  {pass_class.summary}")
        for option in pass_options(pass_class):
            yield _row(option, f"{indent}    {option}")


def _row(option: PassOption, typed: str, beside: Iterable[PassOption] = ()) -> Row:
    """An option of a pass or a partitioner, with the values it can have.

    `beside` are all options of the same owner.
    """
    values = choices(option.type)
    parts = [option.help] if option.help else []
    if values:
        parts.append(f"one of {', '.join(values)}")
    if option.default not in (None, "", ()):
        parts.append(f"default={show_value(option.default)}")
    parts += [f"at least {option.minimum}"] if option.minimum is not None else []
    parts += [f"at most {option.maximum}"] if option.maximum is not None else []
    apart = [o.name for o in beside if option.name in o.excludes or o.name in option.excludes]
    parts += [f"not beside {', '.join(apart)}"] if apart else []
    return Row(typed, f"{parts[0]} ({'; '.join(parts[1:])})" if parts[1:] else "".join(parts))
