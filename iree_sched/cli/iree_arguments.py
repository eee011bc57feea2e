"""Arguments as LLVM's tools take them: response files, and flags with their values set apart."""

from __future__ import annotations

import os
import shlex
from collections.abc import Callable, Collection, Iterator, Sequence

from iree_sched.cli.files import FileError


def expand_response_files(arguments: Sequence[str]) -> list[str]:
    """Puts the content of FILE in the place of each `@FILE`, where there is such a file.

    Raises:
      FileError: it cannot be read.
    """
    return list(_expand(arguments, ()))


def _expand(arguments: Sequence[str], within: tuple[str, ...]) -> Iterator[str]:
    for argument in arguments:
        path = os.path.realpath(argument[1:])
        if not argument.startswith("@") or not os.path.isfile(path):
            yield argument
            continue
        if path in within:
            raise FileError(f"response file '{argument[1:]}' names itself")
        try:
            with open(path, encoding="utf-8") as file:
                words = shlex.split(file.read())
        except (OSError, ValueError) as reason:
            raise FileError(f"cannot read response file '{argument[1:]}': {reason}") from reason
        yield from _expand(words, (*within, path))


def join_values(
    arguments: Sequence[str], ours: Collection[str], value_flags: Callable[[], Collection[str]]
) -> list[str]:
    """Writes `--flag value` as `--flag=value` where a flag of IREE takes a value.

    Args:
      arguments: the command line.
      ours: names of flags that the next argument may belong to, and that others know to read.
      value_flags: gives the names of IREE's flags that take a value; it is asked only if there are
        words that could be such values, since only IREE's own help has the answer.
    """
    joined: list[str] = []
    pending = iter(range(len(arguments)))
    for index in pending:
        argument = arguments[index]
        if argument == "--":
            return [*joined, *arguments[index:]]
        name = argument.lstrip("-")
        following = arguments[index + 1] if index + 1 < len(arguments) else "-"
        may_take = argument.startswith("-") and name and "=" not in name and name not in ours
        several = sum(not a.startswith("-") for a in (*joined, *arguments[index + 1 :])) > 1
        if may_take and not following.startswith("-") and several and name in value_flags():
            joined.append(f"{argument}={following}")
            next(pending)
        else:
            joined.append(argument)
    return joined
