"""Click commands that read their arguments as LLVM's command line library does.

Click alone cannot. So each argument is first put into the one form that means the same to click,
`--name=value`; click then converts, checks and holds the values.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import click

from iree_sched.cli.llvm_flags import FlagError, Option, UnknownFlag, ValueRule, sort_arguments


class _Value(click.ParamType):  # type: ignore[type-arg]  # not generic before click 8.2
    """The value of an option."""

    name = "value"

    def __init__(self, option: Option) -> None:
        self.option = option

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Reads the text; defaults are values already."""
        if not isinstance(value, str):
            return value
        try:
            return self.option.read(value)
        except ValueError as reason:
            self.fail(str(reason), param, ctx)


class ClickOption(click.Option):
    """An option in click's terms.

    Attributes:
      declared: the option.
    """

    def __init__(self, option: Option) -> None:
        self.declared = option
        super().__init__(
            [option.flag, option.name],
            help=option.help,
            type=_Value(option),
            multiple=option.multiple,
            default=option.default,
            metavar="" if option.rule is ValueRule.FLAG else f"<{option.placeholder}>",
        )


class LlvmCommand(click.Command):
    """A command with such options."""

    def __init__(
        self, name: str, *, params: Sequence[Option | click.Parameter], **others: Any
    ) -> None:
        own = [ClickOption(each) if isinstance(each, Option) else each for each in params]
        super().__init__(name, params=own, **others)

    @property
    def options(self) -> dict[str, Option]:
        """The options by their names, without dashes."""
        declared = (p.declared for p in self.params if isinstance(p, ClickOption))
        return {option.flag.lstrip("-"): option for option in declared}

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
        try:
            found = sort_arguments(args, self.options)
        except FlagError as reason:
            wrong = (p for p in self.params if isinstance(p, ClickOption))
            param = next(p for p in wrong if p.declared is reason.option)
            raise click.BadParameter(reason.message, param=param) from reason
        options: list[str] = []
        for option, value in found.options:
            is_short = len(option.flag) == 2
            options += [option.flag, value] if is_short else [f"{option.flag}={value}"]
        return options, found.positional, found.unknown


def describe_error(problem: click.UsageError, program: str) -> str:
    """The text of a usage error, in LLVM's words."""
    if isinstance(problem, click.BadParameter) and isinstance(problem.param, ClickOption):
        return f"{program}: {FlagError(problem.message, problem.param.declared)}"
    return f"{program}: {problem.format_message()}"
