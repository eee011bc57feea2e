"""A worklist of patterns, folds and dead ops, run until nothing changes.

Follows MLIR's GreedyPatternRewriteDriver.cpp closely, order included: in which order ops are
visited decides how sinking ops, joins and constants come to stand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from iree_sched.analysis.effects import is_trivially_dead, may_be_trivially_dead
from iree_sched.classes import define, field, frozen
from iree_sched.ir import OpDefinition, Operation, Region, Value
from iree_sched.passbase import PassContext
from iree_sched.rewrite.constants import Constant, ConstantPool, constant_op, is_constant
from iree_sched.rewrite.regions import erase_unreachable_blocks, simplify_region
from iree_sched.rewrite.rewriter import Rewriter

Rewrite = Callable[[Operation, Rewriter], bool]

# What a fold gives: None where it does not apply, an empty list where it changed the op in place,
# else what each result is the same as.
Folded = Sequence[Value | Constant] | None
FoldFunction = Callable[[Operation, Rewriter], Folded]


@frozen
class Pattern:
    """A rewrite of the operations that it is rooted at.

    Attributes:
      name: what debug output calls it.
      roots: names of the ops it may apply to, or a predicate over their definitions.
      rewrite: changes the IR around an op and returns True, or leaves all as it is and returns
        False. New ops go before the op unless it sets another insertion point.
      benefit: patterns of higher benefit are tried first, then those given first.
      behind: name of the op that must give the first operand; elsewhere it does nothing.
    """

    name: str
    roots: tuple[str, ...] | Callable[[OpDefinition], bool]
    rewrite: Rewrite
    benefit: int = 1
    behind: str | None = None

    def matches(self, definition: OpDefinition) -> bool:
        """True if the pattern is rooted at ops of this definition."""
        if callable(self.roots):
            return self.roots(definition)
        return definition.name in self.roots


@frozen
class Fold:
    """How the results of an op are known from its operands, without new operations."""

    roots: tuple[str, ...]
    fold: FoldFunction


def pattern(
    *roots: str,
    where: Callable[[OpDefinition], bool] | None = None,
    benefit: int = 1,
    behind: str | None = None,
) -> Callable[[Rewrite], Pattern]:
    """Makes a pattern of a function, rooted at ops by name or where a predicate holds."""
    return lambda rewrite: Pattern(
        getattr(rewrite, "__name__", "pattern"), where or roots, rewrite, benefit, behind
    )


def fold(*roots: str) -> Callable[[FoldFunction], Fold]:
    """Makes a fold of a function."""
    return lambda function: Fold(roots, function)


@frozen
class Rules:
    """What the driver does with ops of one definition.

    Attributes:
      erasable: an op may be erased where nobody uses its results; else it need not be asked.
      commutative: constants are moved behind other operands.
      fold: knows results from operands, or does not.
      patterns: in the order in which they are tried.
    """

    erasable: bool
    commutative: bool
    fold: FoldFunction | None
    patterns: tuple[Pattern, ...]


_NO_RULES = Rules(False, False, None, ())


@define
class RuleSet:
    """Patterns and folds, sorted out by op.

    Attributes:
      patterns: in the order of registration.
      folds: one at most for each op.
      known: what was found out for ops, by name.
    """

    patterns: Sequence[Pattern] = ()
    folds: Iterable[Fold] = ()
    known: dict[str, Rules] = field(factory=dict, init=False, repr=False)
    _folds: dict[str, FoldFunction] = field(init=False, repr=False)

    @_folds.default
    def _index_folds(self) -> dict[str, FoldFunction]:
        return {name: entry.fold for entry in self.folds for name in entry.roots}

    def of(self, op: Operation) -> Rules:
        """The rules for an op; none for a carried op."""
        rules = self.known.get(op.form.name)
        if rules is None:
            if op.definition is None:
                return _NO_RULES
            rules = self.known[op.form.name] = self.make(op.definition)
        return rules

    def leave_alone(self, op: Operation) -> bool:
        """True if it is plain that nothing would be done with an op as it stands now."""
        rules = self.of(op)
        if rules.commutative or rules.fold is not None:
            return False
        source = op.operands[0].defining_op if op.operands else None
        name = "" if source is None else source.name
        if any(entry.behind is None or entry.behind == name for entry in rules.patterns):
            return False
        return not (rules.erasable and is_trivially_dead(op))

    def make(self, definition: OpDefinition) -> Rules:
        """The rules for ops of a definition."""
        chosen = [entry for entry in self.patterns if entry.matches(definition)]
        chosen.sort(key=lambda entry: -entry.benefit)
        folds = not definition.constant_like
        return Rules(
            may_be_trivially_dead(definition),
            folds and definition.commutative,
            self._folds.get(definition.name) if folds else None,
            tuple(chosen),
        )


def apply_greedily(
    op: Operation,
    rules: RuleSet,
    context: PassContext,
    *,
    top_down: bool = False,
    merge_blocks: bool = True,
    max_iterations: int = 10,
) -> bool:
    """Rewrites all that is nested in `op`, which must be isolated from above.

    Args:
      op: the op whose regions are rewritten; it stays as it is itself.
      rules: patterns and folds.
      context: passed on to patterns; `debug` hears of each step as `greedy-rewriter`.
      top_down: visit ops in their order at first rather than backwards.
      merge_blocks: merge identical blocks and drop block arguments that are always the same.
      max_iterations: how often the whole is repeated while something changes.

    Returns:
      True if a last iteration changed nothing.
    """
    drivers = [_Driver(region, rules, context, top_down, merge_blocks) for region in op.regions]
    return all([driver.run(max_iterations) for driver in drivers])


@define
class _Driver:
    """Rewrites one region."""

    region: Region
    rules: RuleSet
    context: PassContext
    top_down: bool
    merge_blocks: bool

    def run(self, max_iterations: int) -> bool:
        """Iterates until nothing changes; returns False if that did not come about."""
        for _ in range(max_iterations):
            rewriter = Rewriter(self.region, self.context, self.rules.leave_alone)
            self._populate(rewriter)
            changed = erase_unreachable_blocks(rewriter, self.region)
            changed |= self._process(rewriter)
            changed |= simplify_region(rewriter, self.region, self.merge_blocks)
            if not changed:
                return True
        return False

    def _populate(self, rewriter: Rewriter) -> None:
        """Fills the worklist, and brings constants to the front of the region, each one once."""
        pool = ConstantPool(rewriter)
        for op in _walk(self.region, self.top_down):
            if op.definition is None or not op.definition.constant_like or pool.own(op):
                rewriter.add(op)
        if self.top_down:
            rewriter.worklist.reverse()

    def _process(self, rewriter: Rewriter) -> bool:
        """Empties the worklist; returns True if anything changed."""
        changed = False
        known, rules_of, traced = self.rules.known, self.rules.of, self.context.debug is not None
        for op in rewriter.worklist.drain():
            rules = known.get(op.form.name) or rules_of(op)
            if rules.erasable and is_trivially_dead(op):
                self._trace("erase", op)
                rewriter.erase(op)
                changed = True
                continue
            if (rules.fold is not None or rules.commutative) and self._fold(op, rules, rewriter):
                changed = True
                continue
            for entry in rules.patterns:
                rewriter.set_before(op)
                if traced:
                    self._trace(entry.name, op)
                if entry.rewrite(op, rewriter):
                    changed = True
                    break
        return changed

    def _fold(self, op: Operation, rules: Rules, rewriter: Rewriter) -> bool:
        folded = rules.fold(op, rewriter) if rules.fold is not None else None
        if folded is None:
            if not rules.commutative or not _constants_last(op):
                return False
            folded = ()
        self._trace("fold", op)
        if not folded or (len(folded) == 1 and folded[0] is op.results[0]):
            rewriter.modified(op)
            return True
        rewriter.set_before(op)
        rewriter.replace(op, [_as_value(value, op, rewriter) for value in folded])
        return True

    def _trace(self, what: str, op: Operation) -> None:
        if self.context.debug is not None:
            self.context.debug("greedy-rewriter", f"{what} ({op.name} at {op.offset})")


def _as_value(folded: Value | Constant, op: Operation, rewriter: Rewriter) -> Value:
    return folded if isinstance(folded, Value) else constant_op(folded, op, rewriter)


def _constants_last(op: Operation) -> bool:
    """Moves constant operands behind the others; returns False if they stood there already."""
    order = sorted(op.operands, key=is_constant)
    if all(a is b for a, b in zip(order, op.operands, strict=True)):
        return False
    for index, operand in enumerate(order):
        op.set_operand(index, operand)
    return True


def _walk(region: Region, parents_first: bool) -> Iterator[Operation]:
    """All ops in a region; the one after the current may be fixed before that is dealt with."""
    for block in region:
        for op in block:
            if parents_first:
                yield op
            for nested in op.regions:
                yield from _walk(nested, parents_first)
            if not parents_first:
                yield op
