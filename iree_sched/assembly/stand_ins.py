"""Templates of ops that differ in names and numbers, which are printed just as they are.

Hardly an op of a model is like another one: each dispatch names an entry point, each load a global,
each constant a parameter. So a template is made with stand-ins for them, and serves all ops that
have them in the same places. That leaves 40 of 470 templates of a transformer to be made, and
printing it takes half of the time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from iree_sched.assembly.slots import Piece
from iree_sched.classes import evolve
from iree_sched.ir import Form, Operation

_SYMBOL = re.compile(r"@[A-Za-z_][\w$.]*", re.ASCII)
_NAME = re.compile(r'"([^"\\]*)"|@[A-Za-z_][\w$.]*', re.ASCII)
_NUMBER = re.compile(r"-?\d+(?= : )", re.ASCII)
_MARK = "@_stand_in_"
_STAND_IN = re.compile(_MARK + r"(\d+)_", re.ASCII)
_LONGEST = 1000  # characters of an attribute that is looked at

Attributes = tuple[tuple[str, str], ...]


def put_stand_ins(form: Form) -> tuple[Attributes, list[str]]:
    """The attributes of a form with stand-ins, and what these stand for.

    What is equal has the same stand-in, so that it stays equal. Strings are left as they are but in
    attributes of dialects, numbers but in constants: elsewhere they may mean something.
    """
    attributes = sorted(form.attributes.items())
    numbers: dict[str, int] = {}

    def stand_in(match: re.Match[str]) -> str:
        is_string = match[0][0] == '"'
        text = match[0][1:-1] if is_string else match[0]
        name = f"{_MARK}{numbers.setdefault(text, len(numbers))}_"
        return f'"{name}"' if is_string else name

    is_constant = form.definition is not None and form.definition.constant_like
    changed = []
    for name, text in attributes:
        if _MARK in text:
            return tuple(attributes), []
        if len(text) <= _LONGEST:
            if text[:1] == "#":
                text = _NAME.sub(stand_in, text)
            elif is_constant:
                text = _NUMBER.sub(stand_in, text, 1)
            elif "@" in text:
                text = _SYMBOL.sub(stand_in, text)
        changed.append((name, text))
    return tuple(changed), list(numbers)


def with_attributes(op: Operation, attributes: Attributes) -> Operation:
    """An op to be looked at only: like another one but for its attributes."""
    return with_form(op, evolve(op.form, attributes=dict(attributes)))


def with_form(op: Operation, form: Form) -> Operation:
    """An op to be looked at only: like another one but for its form."""
    view = Operation.__new__(Operation)
    for name in Operation.__slots__:
        setattr(view, name, getattr(op, name))
    view.form = form
    return view


def replace_stand_ins(template: Sequence[Piece], texts: Sequence[str]) -> tuple[Piece, ...]:
    """A template with texts in place of the stand-ins."""
    if not texts:
        return tuple(template)
    return tuple(
        _STAND_IN.sub(lambda match: texts[int(match[1])], piece)
        if isinstance(piece, str) and _MARK in piece
        else piece
        for piece in template
    )
