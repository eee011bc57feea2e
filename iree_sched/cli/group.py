"""The click group behind iree-sched, which finds its commands as files of a folder."""

from __future__ import annotations

import importlib
import pkgutil

import click

from iree_sched.cli import commands
from iree_sched.spelling import hint


class CommandGroup(click.Group):
    """All commands; each is imported when it is needed."""

    def __init__(self) -> None:
        super().__init__(
            name="iree-sched",
            help="Changes how the IREE compiler schedules work.",
            context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
        )
        # Only listed: the program answers before click is imported.
        self.params.append(click.Option(["--version"], is_flag=True, help="Show the version."))

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, sorted."""
        found = pkgutil.iter_modules(commands.__path__)
        return sorted(module.name.replace("_", "-") for module in found)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, None if there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module = importlib.import_module(f"{commands.__name__}.{cmd_name.replace('-', '_')}")
        command = module.command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Splits arguments into command and rest.

        Raises:
          click.UsageError: there is no such command.
        """
        name = args[0]
        command = self.get_command(ctx, name)
        if command is not None:
            return name, command, args[1:]
        meant = hint(name, self.list_commands(ctx))
        raise click.UsageError(f"No such command '{name}'.{meant}", ctx)
