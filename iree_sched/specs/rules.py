"""What a library is: rules in order, each with what it matches and what it does.

module @name attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "wide",
    match = {backend = "llvm-cpu", branching = {min = 2.0}},
    action = {concurrency = {partitioner = "memory-bounded", ratio = 1.25}}
  } : () -> ()
}
"""

from __future__ import annotations

import os
from collections.abc import Mapping

from iree_sched.classes import field, frozen
from iree_sched.partition.kinds import Kind
from iree_sched.specs.conditions import Condition, Globs
from iree_sched.specs.values import Place, Value

RULE = "iree_sched.rule"
KINDS = {kind.value: kind for kind in Kind}
AFFINITY, COST = "affinity", "cost_ns"  # aspects of single dispatches
ASPECTS = (*KINDS, AFFINITY, COST)  # what a rule can decide
PLAN = "plan"  # decides both kinds of partitioning


@frozen
class DispatchAction:
    """What a rule says of the dispatches that call what matches.

    Attributes:
      symbols: names of what they call.
      values: by aspect, `affinity` or `cost_ns`.
      place: where the entry stands.
    """

    symbols: Globs
    values: Mapping[str, Value]
    place: Place


@frozen
class Action:
    """What a rule does.

    Attributes:
      partitioners: by kind of partitioning the dictionary that the IR gets.
      dispatches: what is said of single dispatches.
      plan: path of a plan that the function is scheduled by, from the library's folder; None: none.
      skipped: aspects that are left as IREE has them.
    """

    partitioners: Mapping[str, Value] = field(factory=dict)
    dispatches: tuple[DispatchAction, ...] = ()
    plan: Value | None = None
    skipped: tuple[str, ...] = ()

    @property
    def plan_path(self) -> str:
        """Where the plan is.

        Raises:
          AssertionError: there is none.
        """
        assert self.plan is not None
        folder = os.path.dirname(self.plan.place.source.name)
        return os.path.join(folder, str(self.plan.data))

    @property
    def aspects(self) -> tuple[str, ...]:
        """What it decides."""
        found = {*self.partitioners, *self.skipped}
        found.update(aspect for one in self.dispatches for aspect in one.values)
        planned = (PLAN,) if self.plan is not None else ()
        return (*planned, *(aspect for aspect in ASPECTS if aspect in found))


@frozen
class Rule:
    """A rule.

    Attributes:
      name: unique in its library.
      match: conditions by key, all of which have to hold.
      action: what happens then.
      goes_on: rules behind it may add to what it decides.
      origin: library that it was linked from, and its name there; "" for a rule that was not.
      entries: the attributes of the op, for printing.
      place: where it stands.
      is_sound: nothing is wrong in it; else it is there in part, only to be verified further.
    """

    name: str
    match: Mapping[str, Condition]
    action: Action
    goes_on: bool
    origin: str
    entries: Mapping[str, Value]
    place: Place
    is_sound: bool = True


@frozen
class Library:
    """Rules in order of precedence.

    Attributes:
      name: symbol of the module, without `@`; "" if it has none.
      file: where it is from, for people.
      rules: the rules.
      package: name and version of the installed package that it is from; "" for none.
    """

    name: str
    file: str
    rules: tuple[Rule, ...]
    package: str = ""
