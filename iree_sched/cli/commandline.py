"""A click command that reads its arguments as LLVM's command line library does.

Click alone cannot: `-flag` and `--flag` are the same here, a flag may be given a value with `=` but
never takes the next argument, a value with a default is only taken after `=`, and the order of pass
flags matters. So each argument is first put into the one form that means the same to click,
`--name=value`; click then converts, checks and holds the values. Flags that no option has the name
of are kept in order, as `unknown`: they may be passes, which are known only after the plug-ins are
loaded, or flags of another program. Defined by llvm/lib/Support/CommandLine.cpp, whose wording is
kept.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import Any

import click
from click.core import ParameterSource

from iree_sched.classes import frozen
from iree_sched.passoptions import read_bool
from iree_sched.spelling import no_such_value


class ValueRule(enum.Enum):
    """Whether an option takes a value."""

    REQUIRED = "required"  # after `=`, or the next argument
    OPTIONAL = "optional"  # only after `=`
    FLAG = "flag"  # true or false, only after `=`


@frozen
class UnknownFlag:
    """A flag that is not an option of the command: a pass, or a mistake.

    Attributes:
      name: without dashes and value.
      value: what follows `=`, "" for nothing.
      text: the argument as it was typed.
    """

    name: str
    value: str
    text: str


class Boolean(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.2
    """`true`, `false`, `1`, `0` in the spellings that LLVM takes."""

    name = "bool"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> bool:
        """Reads a flag."""
        try:
            return value if isinstance(value, bool) else read_bool(value)
        except ValueError as reason:
            self.fail(str(reason), param, ctx)


class Enumeration(click.ParamType):  # type: ignore[type-arg]
    """One of a few values, each with a line of help."""

    name = "value"

    def __init__(self, values: Mapping[str, str]) -> None:
        self.values = values

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Checks that the value is one of them."""
        if value in self.values:
            return str(value)
        self.fail(no_such_value(value, self.values), param, ctx)


class Integer(click.ParamType):  # type: ignore[type-arg]
    """A whole number."""

    name = "int"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Reads a number."""
        try:
            return int(value)
        except ValueError:
            self.fail(f"'{value}' value invalid for integer argument!", param, ctx)


class Option(click.Option):
    """An option that LLVM's command line library could have declared.

    Attributes:
      rule: whether it takes a value.
      implied: its value when it stands without one.
      placeholder: kind of value shown in help, `<string>`.
    """

    def __init__(
        self,
        name: str,
        *,
        help: str,
        rule: ValueRule = ValueRule.FLAG,
        implied: str = "true",
        placeholder: str = "string",
        values: Mapping[str, str] | None = None,
        numeric: bool = False,
        dest: str | None = None,
        multiple: bool = False,
        default: Any = None,
    ) -> None:
        self.rule, self.implied, self.placeholder = rule, implied, placeholder
        type_: Any = click.STRING
        if rule is ValueRule.FLAG:
            type_, default = Boolean(), bool(default)
        elif values is not None:
            type_, placeholder = Enumeration(values), "|".join(values)
        elif numeric:
            type_ = Integer()
        dashes = "-" if len(name) == 1 else "--"
        super().__init__(
            [dashes + name, dest or name.replace("-", "_")],
            help=help,
            type=type_,
            multiple=multiple,
            default=default,
            metavar="" if rule is ValueRule.FLAG else f"<{placeholder}>",
        )

    @property
    def flag(self) -> str:
        """The option with its dashes."""
        return str(self.opts[0])


class LlvmCommand(click.Command):
    """A command with the options above."""

    @property
    def options(self) -> dict[str, Option]:
        """The options by their names, without dashes."""
        return {p.flag.lstrip("-"): p for p in self.params if isinstance(p, Option)}

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Puts arguments into click's form and has it parse them."""
        try:
            normal, positional, unknown = self.normalize(args)
        except click.UsageError as reason:
            reason.ctx = reason.ctx or ctx
            raise
        rest = super().parse_args(ctx, [*normal, "--", *positional])
        ctx.meta["unknown"] = unknown
        return rest

    def normalize(self, args: list[str]) -> tuple[list[str], list[str], list[UnknownFlag]]:
        """Sorts arguments into options as `--name=value`, positional ones and unknown flags.

        Raises:
          click.BadParameter: a value is missing.
        """
        known = self.options
        options: list[str] = []
        positional: list[str] = []
        unknown: list[UnknownFlag] = []
        pending = iter(args)
        for text in pending:
            if text == "--":
                positional.extend(pending)
            elif len(text) < 2 or text[0] != "-":
                positional.append(text)
            else:
                name, equals, value = text[2 if text.startswith("--") else 1 :].partition("=")
                option = known.get(name)
                if option is None:
                    unknown.append(UnknownFlag(name, value, text))
                    continue
                given = value if equals else _implied(option, pending)
                options += [option.flag, given] if len(name) == 1 else [f"{option.flag}={given}"]
        return options, positional, unknown


def _implied(option: Option, pending: Iterable[str]) -> str:
    """The value of an option that stands without `=`."""
    if option.rule is not ValueRule.REQUIRED:
        return option.implied
    following = next(iter(pending), None)
    if following is None:
        raise click.BadParameter("requires a value!", param=option)
    return following


def describe_error(problem: click.UsageError, program: str) -> str:
    """The text of a usage error, in LLVM's words."""
    if isinstance(problem, click.BadParameter) and isinstance(problem.param, Option):
        return f"{program}: for the {problem.param.flag} option: {problem.message}"
    return f"{program}: {problem.format_message()}"


def was_given(ctx: click.Context, name: str) -> bool:
    """Whether the user gave an option, rather than that it has its default."""
    return ctx.get_parameter_source(name) is ParameterSource.COMMANDLINE
