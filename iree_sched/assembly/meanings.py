"""What the rules of a grammar mean for the ops of one definition, looked up once for all ops."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from iree_sched.assembly import reading
from iree_sched.assembly.directives import DIRECTIVES
from iree_sched.assembly.reading import ROWS
from iree_sched.assembly.rules import rule_of
from iree_sched.classes import define, field
from iree_sched.ir import OpDefinition
from iree_sched.syntax.grammar import Grammar, references

_Name = Callable[[str], str | None]


@define
class Meanings:
    """The names that rules stand for, None where a rule stands for nothing of the kind.

    Attributes:
      definition: of the ops.
      operands, typed, successor, attribute: rule to the group it holds, the group whose types it
        holds, the group that is passed to the successor it holds, the attribute it holds.
      printed: attributes that the rules of the op print.
    """

    definition: OpDefinition
    operands: _Name
    typed: _Name
    successor: _Name
    attribute: _Name
    printed: frozenset[str] = field(init=False)

    @classmethod
    def of(cls, definition: OpDefinition, grammar: Grammar) -> Meanings:
        """What the rules of a grammar mean for a definition."""
        found: Meanings | None = grammar.known.get(definition.name)
        if found is not None and found.definition is definition:
            return found
        made = cls(
            definition,
            cache(lambda rule: reading.named(rule, definition.operand_index)),
            cache(lambda rule: reading.typed_group(rule, definition)),
            cache(lambda rule: reading.successor_group(rule, definition)),
            cache(lambda rule: reading.attribute_name(rule, definition)),
        )
        made.printed = frozenset(made._printed_attributes(grammar))
        grammar.known[definition.name] = made
        return made

    def _printed_attributes(self, grammar: Grammar) -> set[str]:
        printed: set[str] = set()
        pending = [rule_of(self.definition)]
        while pending:
            for rule in references(grammar.rules[pending.pop()]):
                directive = DIRECTIVES.get(rule)
                name = self.attribute(rule)
                if directive is not None:
                    printed.update(directive.attributes)
                elif name is not None:
                    printed.add(name)
                elif rule.startswith("_") or rule.endswith((*ROWS, "_row", "_line")):
                    pending.append(rule)
        return printed
