"""Arguments as LLVM's command line library reads them.

`-flag` and `--flag` are the same, a flag may be given a value with `=` but never takes the next
argument, a value with a default is only taken after `=`, and the order of pass flags matters. Flags
that no option has the name of are kept in order, as `unknown`: they may be passes, which are known
only after the plug-ins are loaded, or flags of another program. Defined by
llvm/lib/Support/CommandLine.cpp, whose wording is kept.

iree-sched-opt reads its arguments with nothing else: importing click and making its options take
20 ms, a fifth of the time of a small file. For commands of iree-sched, `LlvmCommand` has the same
in click's terms.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from iree_sched.classes import define, field, frozen
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


class Option:
    """An option that LLVM's command line library could have declared.

    Attributes:
      flag: with its dashes.
      name: of its value, `pass_pipeline`.
      help: what it does.
      rule: whether it takes a value.
      implied: its value when it stands without one.
      placeholder: kind of value shown in help, `string`.
      values: those that it can have, each with a line of help; empty for any.
      numeric: the value is a whole number.
      multiple: it may stand several times; its value is a tuple of all.
      default: its value where it is not given.
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
        self.flag = ("-" if len(name) == 1 else "--") + name
        self.name = dest or name.replace("-", "_")
        self.help, self.rule, self.implied = help, rule, implied
        self.values = values or {}
        self.placeholder = "|".join(self.values) if values else placeholder
        self.numeric, self.multiple = numeric, multiple
        self.default = bool(default) if rule is ValueRule.FLAG else default

    def read(self, text: str) -> Any:
        """The value that a text stands for.

        Raises:
          ValueError: it stands for none.
        """
        if self.rule is ValueRule.FLAG:
            return read_bool(text)
        if self.values and text not in self.values:
            raise ValueError(no_such_value(text, self.values))
        if not self.numeric:
            return text
        try:
            return int(text)
        except ValueError:
            raise ValueError(f"'{text}' value invalid for integer argument!") from None


class FlagError(Exception):
    """What is wrong with the arguments, and with which option if it is about one."""

    def __init__(self, message: str, option: Option | None = None) -> None:
        super().__init__(message if option is None else f"for the {option.flag} option: {message}")
        self.message = message
        self.option = option


@define
class SortedArguments:
    """Arguments by what they are: options with their values as text, unknown flags, others."""

    options: list[tuple[Option, str]] = field(factory=list)
    unknown: list[UnknownFlag] = field(factory=list)
    positional: list[str] = field(factory=list)


@define
class Flags:
    """What arguments say.

    Attributes:
      values: of all options, by name.
      named: the options that were given.
      unknown: flags that are no options.
      positional: all else.
    """

    values: dict[str, Any]
    named: set[str]
    unknown: list[UnknownFlag]
    positional: list[str]


def read_flags(arguments: Sequence[str], options: Sequence[Option]) -> Flags:
    """What arguments say; of an option that stands several times the last one counts.

    Raises:
      FlagError: a value is missing, or not one that the option can have.
    """
    found = sort_arguments(arguments, {option.flag.lstrip("-"): option for option in options})
    values = {each.name: () if each.multiple else each.default for each in options}
    named = {option.name: option for option, _ in found.options}
    for name, option in named.items():
        texts = [text for other, text in found.options if other is option]
        try:
            read = [option.read(text) for text in (texts if option.multiple else texts[-1:])]
        except ValueError as reason:
            raise FlagError(str(reason), option) from reason
        values[name] = tuple(read) if option.multiple else read[0]
    return Flags(values, set(named), found.unknown, found.positional)


def sort_arguments(arguments: Iterable[str], known: Mapping[str, Option]) -> SortedArguments:
    """Sorts arguments into options, by name without dashes, unknown flags, and others.

    Raises:
      FlagError: a value is missing.
    """
    found = SortedArguments()
    pending = iter(arguments)
    for text in pending:
        if text == "--":
            found.positional.extend(pending)
        elif len(text) < 2 or text[0] != "-":
            found.positional.append(text)
        else:
            name, equals, value = text[2 if text.startswith("--") else 1 :].partition("=")
            option = known.get(name)
            if option is None:
                found.unknown.append(UnknownFlag(name, value, text))
            else:
                found.options.append((option, value if equals else _implied(option, pending)))
    return found


def _implied(option: Option, pending: Iterable[str]) -> str:
    """The value of an option that stands without `=`."""
    if option.rule is not ValueRule.REQUIRED:
        return option.implied
    following = next(iter(pending), None)
    if following is None:
        raise FlagError("requires a value!", option)
    return following
