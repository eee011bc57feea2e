"""Writes what libraries of specs say into the IR, just before it is scheduled.

In goes a module. Out it comes with attributes on functions and dispatches: what the rules say that
match; and if any does, with the linked library as one opaque attribute. Attributes that are there
already stay, and so does a library that the module carries, which then is the only one that is
asked: so a second run changes nothing. IREE does the like for code generation
(Codegen/Common/MaterializeTuningSpecs.cpp).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from iree_sched.classes import define, field
from iree_sched.diagnostics import Severity
from iree_sched.dialects.names import MODULE
from iree_sched.ir import Operation
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passbase import DEFAULT_FAVOR, Pass, PassContext
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.screening import matches_nothing
from iree_sched.specs.sources import Text, texts_for

if TYPE_CHECKING:
    from iree_sched.specs.rules import Rule


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
            self._materialize(facts, texts, context)

    def _materialize(self, facts: ModuleFacts, texts: Sequence[Text], context: PassContext) -> None:
        from iree_sched.specs.materializing import dump, linked_rules, materialize

        rules = linked_rules(texts)
        if rules and context.specs.dump:
            dump(rules, context.specs.dump)
        settled: dict[str, str] = dict.fromkeys(self.settled, "the command line")
        if context.favor != DEFAULT_FAVOR:
            settled.setdefault("concurrency", f"--iree-stream-partitioning-favor={context.favor}")
        registry = context.partitioners or PartitionerRegistry()
        planned: dict[Rule, list[str]] = {}
        for function, rule in materialize(facts, rules, registry, settled, context.diagnostics):
            planned.setdefault(rule, []).append(function)
        for rule, functions in planned.items():
            _apply_plan(rule, functions, facts.module, context)


def _apply_plan(
    rule: Rule, functions: Sequence[str], module: Operation, context: PassContext
) -> None:
    """Notes the plan of a rule on the functions that it decides about.

    Raises:
      DiagnosticError: the plan cannot be read.
    """
    from attrs import evolve

    from iree_sched.plan.applying import apply_plan
    from iree_sched.plan.rule_plans import read_rule_plan

    plan = rule.action.plan
    assert plan is not None
    whole = read_rule_plan(rule)
    jobs = tuple(job for job in whole.jobs if job.name in functions)
    apply_plan(evolve(whole, jobs=jobs), module, context.aliases, context.diagnostics)
    for name in sorted({*functions} - {job.name for job in jobs}):
        message = f"the plan '{rule.action.plan_path}' is not for function '{name}'"
        context.diagnostics.report(plan.place.diagnostic(Severity.WARNING, message))
