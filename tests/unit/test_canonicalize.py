"""Patterns that are imported when an op asks for them are all there are."""

import importlib
import pkgutil

import pytest

from iree_sched import dialects
from iree_sched.ir import OpDefinition
from iree_sched.rewrite import canonicalize, patterns
from iree_sched.rewrite.canonicalize import canonicalization_rules
from iree_sched.rewrite.greedy import RuleSet

_MODULES = {
    module.name: importlib.import_module(f"{patterns.__name__}.{module.name}")
    for module in pkgutil.iter_modules(patterns.__path__)
}
_TOPICS = [name for name, _ in canonicalize._TOPICS]


def _definitions() -> list[OpDefinition]:
    dialects.opaque_ops()  # loads all
    return list(dialects._definitions.values())


def test_each_file_with_patterns_is_a_topic() -> None:
    with_patterns = {name for name, module in _MODULES.items() if hasattr(module, "PATTERNS")}
    assert with_patterns == set(_TOPICS)


@pytest.mark.parametrize("definition", _definitions(), ids=lambda definition: definition.name)
def test_ops_have_the_rules_of_all_topics(definition: OpDefinition) -> None:
    modules = [_MODULES[name] for name in _TOPICS]
    everything = RuleSet(
        [entry for module in modules for entry in module.PATTERNS],
        [entry for module in modules for entry in module.FOLDS],
    ).make(definition)
    chosen = canonicalization_rules().make(definition)
    assert chosen.patterns == everything.patterns
    assert chosen.commutative == everything.commutative
    assert (chosen.fold is None) == (everything.fold is None)
