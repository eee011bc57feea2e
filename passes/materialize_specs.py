"""Writes what libraries of specs say into the IR, just before it is scheduled.

In goes a module. Out it comes with attributes on functions and dispatches: what the rules say that
match; and if any does, with the linked library as one opaque attribute. Attributes that are there
already stay, and so does a library that the module carries, which then is the only one that is
asked: so a second run changes nothing. IREE does the like for code generation
(Codegen/Common/MaterializeTuningSpecs.cpp).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Literal

from iree_sched.classes import define, field
from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passbase import DEFAULT_FAVOR, Pass, PassContext
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.screening import matches_nothing
from iree_sched.specs.sources import Text, texts_for


@define
class MaterializeSpecs(Pass):
    """Writes what libraries of scheduling specs say into the IR.

    Attributes:
      settled: kinds of partitioning that no rule is to decide.
    """

    argument: ClassVar[str] = "iree-sched-materialize-specs"
    summary: ClassVar[str] = "Writes what libraries of scheduling specs say into the IR."
    anchors: ClassVar[tuple[str, ...]] = (MODULE,)

    settled: tuple[Literal["execution", "concurrency"], ...] = field(
        default=(), metadata={"help": "kinds of partitioning that no rule is to decide"}
    )

    def run(self, op: Operation, context: PassContext) -> None:
        """Materializes the specs of a module."""
        settings = context.specs
        facts = ModuleFacts(op, context.aliases, settings.release, settings.hardware)
        texts = texts_for(op, settings)
        if settings.dump or not matches_nothing(facts, texts):
            self._materialize(op, facts, texts, context)

    def _materialize(
        self, op: Operation, facts: ModuleFacts, texts: Sequence[Text], context: PassContext
    ) -> None:
        from iree_sched.specs.applying import decide_all
        from iree_sched.specs.materializing import dump, linked_rules, materialize

        rules = linked_rules(texts)
        if rules and context.specs.dump:
            dump(rules, context.specs.dump)
        settled: dict[str, str] = dict.fromkeys(self.settled, "the command line")
        if context.favor != DEFAULT_FAVOR:
            settled.setdefault("concurrency", f"--iree-stream-partitioning-favor={context.favor}")
        registry = context.partitioners or PartitionerRegistry()
        decided = decide_all(facts, rules, settled)
        planned = materialize(facts, rules, decided, registry, context.diagnostics)
        if planned:
            from iree_sched.plan.rule_plans import apply_rule_plans

            apply_rule_plans(planned, op, context.aliases, context.diagnostics)
