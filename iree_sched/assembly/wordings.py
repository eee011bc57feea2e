"""Forms of lines that differ in words only: symbols, strings, numbers of constants.

In a model most lines are akin to another one and yet the only one of their kind: each dispatch
names an entry point, each load a global, each constant a parameter. So a form is made of one such
line with marks in the place of its words, and the forms of the others are made from it by putting
their words in: 4 us rather than 30. What is known of the marked form holds for them as well: that
nothing is wrong with it, and the text with which it is printed, 10 us rather than 40.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from iree_sched.assembly.linewise import Picker, picker
from iree_sched.assembly.stand_ins import put_stand_ins
from iree_sched.classes import frozen
from iree_sched.ir import Form

_NUMBER = 7_000_000_000  # the first number that stands for another one
_MARK = re.compile(r'@_word_(\d+)_|"_word_(\d+)_"|(?<!\d)70000(\d{5})(?!\d)', re.ASCII)

Words = Sequence[str]


def marks(words: Words) -> tuple[str, ...]:
    """What stands for words, each of the same kind as the word."""
    kinds = {"@": "@_word_{}_", '"': '"_word_{}_"'}
    return tuple(
        kinds[word[0]].format(number) if word[0] in kinds else str(_NUMBER + number)
        for number, word in enumerate(words)
    )


@frozen
class Wording:
    """How to make the forms of lines that are akin.

    Attributes:
      form: that of the line with marks.
      count: number of words.
      slots: attributes with marks: as a format, and which words are filled in.
      printable: whether the text of its ops depends on words only in that they stand there.
    """

    form: Form
    count: int
    slots: dict[str, tuple[str, Picker]]
    printable: bool

    def make(self, words: Words) -> Form | None:
        """The form of a line with these words; None where it is not clear what they mean there."""
        form, definition = self.form, self.form.definition
        assert definition is not None
        if len(words) != self.count:  # damaged lines can look akin
            return None
        if ":" in "".join(words):  # what follows could be taken for a type
            return None
        attributes = dict(form.attributes)
        for name, text in self._filled(words).items():
            if definition.defaults.get(name) == text:
                return None
            attributes[name] = text
        made = Form(
            form.name,
            definition,
            form.segments,
            form.result_segments,
            form.operand_types,
            form.result_types,
            attributes,
            form.region_count,
        )
        if self.printable and len(set(words)) == len(words):
            made.kin = (form, tuple(words))
        return made

    def _filled(self, words: Words) -> dict[str, str]:
        known = _spellings(words)
        return {name: text % pick(known) for name, (text, pick) in self.slots.items()}


def make_wording(form: Form, own: Form, words: Words) -> Wording | None:
    """The wording of a form with marks; None where it does not give `own` with its words again."""
    slots: dict[str, tuple[str, Picker]] = {}
    fixed = (*form.attributes, *form.operand_types, *form.result_types)
    if form.definition is None or form.fault is not None or any(map(_MARK.search, fixed)):
        return None
    for name, text in form.attributes.items():
        found = [_spelling(mark, words) for mark in _MARK.finditer(text)]
        if found:
            slots[name] = _MARK.sub("%s", text.replace("%", "%%")), picker(found)
    attributes, _ = put_stand_ins(form)
    printable = not any(_MARK.search(text) for _, text in attributes)
    wording = Wording(form, len(words), slots, printable)
    again = wording.make(words)
    return wording if again is not None and _facts(again) == _facts(own) else None


def filler(text: str, words: Words) -> Callable[[Words], str]:
    """A function that gives a text with words in place of its marks, each of the kind of these.

    It takes a third of the time that looking for the marks takes.
    """
    pick = picker([_spelling(mark, words) for mark in _MARK.finditer(text)])
    form = _MARK.sub("%s", text.replace("%", "%%"))
    return lambda words: form % pick(_spellings(words))


def _facts(form: Form) -> tuple[object, ...]:
    types = (form.segments, form.operand_types, form.result_segments, form.result_types)
    return form.definition, types, form.attributes, form.region_count


def _spellings(words: Words) -> list[str]:
    """Words as they are, and then symbols as strings."""
    return [*words, *(f'"{word[1:]}"' for word in words)]


def _spelling(mark: re.Match[str], words: Words) -> int:
    """Which spelling of a word a mark stands for."""
    symbol, string, number = mark.groups()
    index = int(symbol or string or number)
    return index + len(words) if string and words[index][0] == "@" else index
