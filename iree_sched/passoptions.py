"""The options of a pass: described by the fields of its attrs class, read from text, shown.

A field `max_waves: int = field(default=8, metadata={"help": "..."})` is the option `max-waves=8`.
Types that can be read: bool, int, float, str, Path, an Enum (by value), Literal, `X | None` (absent
is None), `tuple[X, ...]` or `list[X]` (values separated by commas), and classes with a class
method `from_text(text, offset)`. The wording of the errors is that of LLVM's command line library,
llvm/lib/Support/CommandLine.cpp. Options of partitioners are described and read in the same way.
"""

from __future__ import annotations

import enum
import functools
import math
import types
import typing
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from iree_sched.classes import arguments, frozen
from iree_sched.diagnostics import Diagnostic, DiagnosticError, error, note
from iree_sched.passbase import Pass
from iree_sched.pipeline import OptionText, closing_brace, parse_options, quote_option
from iree_sched.spelling import did_you_mean, no_such_value

T = TypeVar("T")
_UNION_ORIGINS = (typing.Union, types.UnionType)


@frozen
class PassOption:
    """One option of a pass or a partitioner.

    Attributes:
      name: spelling in pipelines, `max-waves`.
      field: name of the attrs field.
      keyword: name of the argument of the class, which has no leading underscore.
      type: the field's type.
      help: what it does, "" if the field does not say.
      default: the default value, None where there is none or it is made by a function.
      required: the field has no default.
      tries: other values that are worth a try.
      minimum, maximum: bounds of the value, or of each element; None: only those of the type.
      excludes: names of options that cannot be given beside it.
    """

    name: str
    field: str
    keyword: str
    type: Any
    help: str
    default: Any
    required: bool
    tries: tuple[Any, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    excludes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"--{self.name}=<{type_name(self.type)}>"


@functools.cache  # a partitioner is made for each region that is partitioned
def pass_options(owner: Any) -> tuple[PassOption, ...]:
    """The options of a class that is a pass or a partitioner, in the order of its fields."""
    found = arguments(owner)
    resolved = typing.get_type_hints(owner) if found else {}
    return tuple(
        PassOption(
            name=each.keyword.replace("_", "-"),
            field=each.field,
            keyword=each.keyword,
            type=resolved[each.field],
            help=each.metadata.get("help", ""),
            default=each.default,
            required=each.required,
            tries=each.metadata.get("tries", ()),
            minimum=each.metadata.get("minimum"),
            maximum=each.metadata.get("maximum"),
            excludes=tuple([o.replace("_", "-") for o in each.metadata.get("excludes", ())]),
        )
        for each in found
    )


def make_pass(pass_class: type[Pass], text: str = "", offset: int = 0) -> Pass:
    """Makes a pass with options given as text that starts at `offset` in the diagnosed source.

    Raises:
      DiagnosticError: an option is unknown, missing, or has a value of the wrong kind.
    """
    subject = f"pass '{pass_class.argument}'"
    return make_with_options(pass_class, parse_options(text, offset), subject, offset)


def make_with_options(
    owner: type[T],
    given: Iterable[OptionText],
    subject: str,
    offset: int,
    about: str = "for the --{} option",
    beside: Iterable[str] = (),
) -> T:
    """Makes a pass or a partitioner with options given as texts.

    Args:
      owner: the class.
      given: the options.
      subject: what the class is to users, "pass 'some-pass'".
      offset: where errors are reported that concern no single option.
      about: how an error about the value of an option starts.
      beside: names that may stand beside options, and that a misspelt one may have meant.

    Raises:
      DiagnosticError: an option is unknown, missing, has a value of the wrong kind or out of its
        bounds, or excludes another one.
    """
    kind: Any = owner
    known = {option.name: option for option in pass_options(kind)}
    values: dict[str, Any] = {}
    places: dict[str, int] = {}
    for text in given:
        option = known.get(text.name.replace("_", "-"))
        if option is None:
            raise _unknown(subject, text, known, beside)
        values[option.keyword] = _read_option(option, text, about)
        places[option.name] = text.offset
    _check_excluded(subject, known, places)
    missing = [o.name for o in known.values() if o.required and o.keyword not in values]
    if missing:
        raise error(f"{subject} requires the option '{missing[0]}'", offset)
    try:
        return owner(**values)
    except (ValueError, TypeError) as reason:
        # attrs validators put the field and the class into further arguments of the exception.
        said = reason.args[0] if reason.args else reason
        raise error(f"invalid options of {subject}: {said}", offset) from reason


def describe_pass(instance: Pass) -> str:
    """The pass as a pipeline has it, `argument{option=value ...}`, with all options."""
    shown = []
    for option in pass_options(type(instance)):
        value = getattr(instance, option.field)
        if value is not None:
            shown.append(f"{option.name}={quote_option(show_value(value))}")
    return instance.argument + (f"{{{' '.join(shown)}}}" if shown else "")


def show_value(value: Any) -> str:
    """An option's value in the spelling that is read back."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, (tuple, list)):
        return "[" + ",".join(map(show_value, value)) + "]"
    return str(value)


def type_name(type_: Any) -> str:
    """How help names the kind of value, in LLVM's words: int, number, string, value."""
    inner = _without_none(type_)
    if choices(inner):
        return "value"
    names = {bool: "bool", int: "int", float: "number", str: "string"}
    if typing.get_origin(inner) in (tuple, list):
        return type_name(typing.get_args(inner)[0]) + ",..."
    if _is_path(inner):
        return "path"
    return names.get(inner) or str(getattr(inner, "placeholder", "value"))


def choices(type_: Any) -> tuple[str, ...]:
    """The values that an enumerated option can have, () for other options."""
    inner = _without_none(type_)
    if isinstance(inner, type) and issubclass(inner, enum.Enum):
        return tuple(str(member.value) for member in inner)
    if typing.get_origin(inner) is typing.Literal:
        return tuple(map(str, typing.get_args(inner)))
    return ()


def _unknown(
    subject: str, given: OptionText, known: dict[str, PassOption], beside: Iterable[str]
) -> DiagnosticError:
    listed = f"its options are {', '.join(sorted(known))}" if known else f"{subject} has no options"
    hints = did_you_mean(given.name, [*known, *beside], given.offset)
    hints = hints or [note(listed, given.offset)]
    return error(f"no such option {given.name} of {subject}", given.offset, hints)


def _check_excluded(subject: str, known: dict[str, PassOption], places: dict[str, int]) -> None:
    """Refuses options that exclude one another; `places` has those that were given."""
    for name in places:
        for other in known[name].excludes:
            if other in places:
                message = f"options '{name}' and '{other}' of {subject} exclude one another"
                raise error(message, max(places[name], places[other]))


def _read_option(option: PassOption, given: OptionText, about: str) -> Any:
    """Turns an option's text into a value of its type."""
    inner = _without_none(option.type)
    start = about.format(option.name)
    if given.value is None:
        if inner is bool:
            return True
        raise error(f"{start}: requires a value!", given.offset)
    try:
        value = read_value(option.type, given.value, given.value_offset)
        check_bounds(value, option.minimum, option.maximum)
        return value
    except ValueError as reason:
        hints = _comma_hint(given.value) if inner in (int, float, bool) else []
        raise error(f"{start}: {reason}", given.offset, hints) from reason


def check_bounds(value: Any, minimum: float | None, maximum: float | None) -> None:
    """Checks a value, or each of its elements; None is none.

    Raises:
      ValueError: it is out of the bounds.
    """
    for each in value if isinstance(value, (tuple, list)) else (value,):
        if minimum is not None and each is not None and each < minimum:
            raise ValueError(f"must be at least {minimum}, not {show_value(each)}")
        if maximum is not None and each is not None and each > maximum:
            raise ValueError(f"must be at most {maximum}, not {show_value(each)}")


def check_numbers(value: Any) -> None:
    """Checks that numbers in a value are such as texts are read as.

    Raises:
      ValueError: one is beyond 64 bits, or not finite.
    """
    for each in value if isinstance(value, (tuple, list)) else (value,):
        if isinstance(each, int) and not _fits_attribute(each):
            raise ValueError(f"must fit in 64 bits, not {each}")
        if isinstance(each, float) and not math.isfinite(each):
            raise ValueError(f"must be finite, not {each}")


def read_value(type_: Any, text: str, offset: int = -1) -> Any:
    """Reads a value of the type of an option; `offset` is where the text starts, if known.

    Raises:
      ValueError: the text is no value of the type; the message is in LLVM's words.
    """
    inner = _without_none(type_)
    known = choices(inner)
    if known:
        return _choose(inner, text, known)
    origin = typing.get_origin(inner)
    if origin in (tuple, list):
        item = typing.get_args(inner)[0]
        return origin(read_value(item, part) for part in _split_list(text))
    if hasattr(inner, "from_text"):
        return inner.from_text(text, offset)
    reader = inner if _is_path(inner) else _READERS.get(inner)
    if reader is None:
        raise ValueError(f"options of type {type_} cannot be given as text")
    return reader(text)


def is_readable(type_: Any) -> bool:
    """Whether an option can have this type."""
    inner = _without_none(type_)
    if typing.get_origin(inner) in (tuple, list):
        return is_readable(typing.get_args(inner)[0])
    return (
        bool(choices(inner)) or inner in _READERS or hasattr(inner, "from_text") or _is_path(inner)
    )


def fits(type_: Any, value: Any) -> bool:
    """Whether a value is one that an option of a readable type can have."""
    if value is None:
        return type_ is Any or _without_none(type_) is not type_
    inner = _without_none(type_)
    origin = typing.get_origin(inner)
    if origin is typing.Literal:
        return value in typing.get_args(inner)
    if origin in (tuple, list):
        item = typing.get_args(inner)[0]
        return isinstance(value, (tuple, list)) and all(fits(item, each) for each in value)
    if inner in (int, float):
        return isinstance(value, (int, inner)) and not isinstance(value, bool)
    return not isinstance(inner, type) or isinstance(value, inner)


def _is_path(type_: Any) -> bool:
    """True for `pathlib.Path`, which is not asked for itself: its imports take 2 ms."""
    return getattr(type_, "__module__", "").partition(".")[0] == "pathlib"


def _choose(type_: Any, text: str, known: tuple[str, ...]) -> Any:
    if text not in known:
        raise ValueError(no_such_value(text, known, f" Try {', '.join(known)}"))
    index = known.index(text)
    if typing.get_origin(type_) is typing.Literal:
        return typing.get_args(type_)[index]
    return list(type_)[index]


def read_bool(text: str) -> bool:
    """Reads a flag's value in the spellings that LLVM takes.

    Raises:
      ValueError: the text is none of them.
    """
    if text in ("true", "TRUE", "True", "1"):
        return True
    if text in ("false", "FALSE", "False", "0"):
        return False
    raise ValueError(f"'{text}' is invalid value for boolean argument! Try 0 or 1")


def _read_number(
    convert: Callable[[str], Any], kind: str, allows: Callable[[Any], bool], otherwise: str
) -> Callable[[str], Any]:
    def read(text: str) -> Any:
        try:
            value = convert(text)
        except ValueError:
            raise ValueError(f"'{text}' value invalid for {kind} argument!") from None
        if not allows(value):
            raise ValueError(f"'{text}' value invalid for {kind} argument! {otherwise}")
        return value

    return read


def _fits_attribute(value: int) -> bool:
    """True for what an integer attribute, or an option of LLVM, can be."""
    return -(1 << 63) <= value < 1 << 63


_READERS: dict[Any, Callable[[str], Any]] = {
    bool: read_bool,
    int: _read_number(
        lambda text: int(text, 0), "integer", _fits_attribute, "It must fit in 64 bits"
    ),
    float: _read_number(float, "floating point", math.isfinite, "It must be finite"),
    str: str,
    Any: str,
}


def _split_list(text: str) -> list[str]:
    """Splits at the commas that no bracket encloses; brackets around the whole are optional."""
    if text[:1] == "[" and closing_brace(text, 0) == len(text) - 1:
        text = text[1:-1]
    parts, depth, start = [], 0, 0
    for index, character in enumerate(text):
        if character in "{[(<":
            depth += 1
        elif character in "}])>":
            depth -= 1
        elif character == "," and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    return [*parts, text[start:].strip()] if text.strip() else []


def _comma_hint(value: str) -> list[Diagnostic]:
    _, comma, rest = value.partition(",")
    if not comma or (rest and "=" not in rest):
        return []
    return [note("options are separated by spaces, not by commas")]


def _without_none(type_: Any) -> Any:
    """`X` for `X | None`, other types as they are."""
    if typing.get_origin(type_) in _UNION_ORIGINS:
        inner = [arg for arg in typing.get_args(type_) if arg is not type(None)]
        return inner[0] if len(inner) == 1 else type_
    return type_
