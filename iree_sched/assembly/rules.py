"""Where the grammar of an op is."""

from __future__ import annotations

from iree_sched import dialects
from iree_sched.ir import OpDefinition
from iree_sched.syntax import grammar


def rule_of(definition: OpDefinition) -> str:
    """The grammar rule of an op."""
    return definition.name.replace(".", "_")


def grammar_of(definition: OpDefinition) -> grammar.Grammar | None:
    """The grammar with the op's rule, None where there is none."""
    name = dialects.file_of(definition.name)
    if name not in grammar.available():
        return None
    rules = grammar.load(name)
    return rules if rule_of(definition) in rules.rules else None
