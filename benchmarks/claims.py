"""What is claimed of the partitioners that save memory, and whether it holds on some models."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence

from attrs import frozen

from benchmarks.schedules import Cost, Schedule

FAVORS = ("min-peak-memory", "max-concurrency")
SMALL, FAST = (f"reference{{favor={favor}}}" for favor in FAVORS)
AS_SMALL, AS_FAST = (f"memory-bounded{{favor={favor}}}" for favor in FAVORS)
BOUNDED = "memory-bounded{ratio=1.25}"
FUSION = "typed-fusion"
PARTITIONERS = (
    *(SMALL, FAST, "memory", "memory{waves=0}", AS_SMALL, AS_FAST, BOUNDED),
    *(f"{FUSION}/{AS_SMALL}", f"{FUSION}/{AS_FAST}"),
)
REGIONS = {"": "", f"{FUSION}/": f", in regions of {FUSION}"}  # prefix of a partitioner, and words


@frozen
class Mean:
    """A geometric mean over models that is claimed to be low."""

    text: str
    what: str
    bar: float


BYTES = Mean("bytes at max-concurrency's waves", "bytes", 0.9)
WAVES = Mean("waves at min-peak-memory's bytes", "waves", 0.75)

Compare = Callable[[Cost, Cost], bool]
Results = Mapping[str, Mapping[str, Schedule]]  # by model and partitioner


@frozen
class Claim:
    """A claim with its figure; it holds where the figure is at most (or at least) the bar."""

    text: str
    figure: float
    bar: float
    at_least: bool = False
    details: str = ""

    @property
    def holds(self) -> bool:
        """Whether the figure meets the bar."""
        return self.figure >= self.bar if self.at_least else self.figure <= self.bar

    def __str__(self) -> str:
        verdict = "holds" if self.holds else "does NOT hold"
        sign = ">=" if self.at_least else "<="
        details = f" ({self.details})" if self.details else ""
        return f"{self.text}: {self.figure:.3g} {sign} {self.bar:.3g} {verdict}{details}"


def claims(results: Results) -> Iterator[Claim]:
    """All claims about models for which all of `PARTITIONERS` were measured."""
    used = {model: found for model, found in results.items() if set(PARTITIONERS) <= set(found)}
    if not used:
        return
    yield from _memory(used)
    yield from _bounded(used)


def _memory(used: Results) -> Iterator[Claim]:
    worse = _where(used, "memory", SMALL, lambda a, b: a.bytes > b.bytes or a.waves > b.waves)
    better = _where(used, "memory", SMALL, lambda a, b: a.bytes < b.bytes or a.waves < b.waves)
    branched = _where(used, FAST, SMALL, lambda a, b: a.waves < b.waves or a.bytes > b.bytes)
    yield _count("memory takes more bytes or waves than min-peak-memory", worse)
    gained = [model for model in better if model in branched]
    text = "memory takes fewer bytes or waves, of the models with branches"
    share = len(gained) / max(1, len(branched))
    yield Claim(text, share, 0.5, at_least=True, details=", ".join(better))


def _bounded(used: Results) -> Iterator[Claim]:
    for prefix, words in REGIONS.items():
        small, fast = prefix + AS_SMALL, prefix + AS_FAST
        worse = _where(used, fast, FAST, lambda a, b: a.bytes > b.bytes or a.waves > b.waves)
        yield _count(f"memory-bounded takes more bytes at max-concurrency's waves{words}", worse)
        for part in ("functions", "initializers", "module"):
            chosen = _differing(used, part)
            for mean, ratios in (
                (BYTES, _ratios(chosen, fast, FAST, part, "bytes")),
                (WAVES, _ratios(chosen, small, SMALL, part, "waves")),
            ):
                if ratios:
                    yield _mean(_text(mean, part) + words, mean.bar, ratios)
    for model in [name for name in used if name.startswith("moe")]:
        ratios = _ratios({model: used[model]}, BOUNDED, SMALL, "functions", "waves")
        yield _mean("waves within 1.25 of the least bytes", 0.6, ratios)


def bounds(results: Results, least: Mapping[str, Mapping[str, tuple[int, int]]]) -> Iterator[str]:
    """What is possible at all in the functions of models for which the favors differ.

    Args:
      results: what was measured.
      least: by model, and by what forms the regions as `REGIONS` has it, bytes that any partitioner
        needs at max-concurrency's waves, and waves at min-peak-memory's bytes.
    """
    chosen = _differing({model: results[model] for model in least}, "functions")
    for prefix, words in REGIONS.items() if chosen else ():
        for claim, theirs, place in ((BYTES, FAST, 0), (WAVES, SMALL, 1)):
            ratios = {
                model: least[model][prefix][place] / getattr(found[theirs].functions, claim.what)
                for model, found in chosen.items()
            }
            best = _mean(_text(claim, "functions") + words, claim.bar, ratios)
            verdict = "so the bar can NOT be met" if not best.holds else "so the bar may be met"
            yield f"{best.text}: at least {best.figure:.4f}, {verdict} ({best.details})"


def _differing(used: Results, part: str) -> Results:
    """Models in which the two favors give something else."""
    return {
        model: found
        for model, found in used.items()
        if getattr(found[FAST], part).waves != getattr(found[SMALL], part).waves
        or getattr(found[FAST], part).bytes != getattr(found[SMALL], part).bytes
    }


def _text(mean: Mean, part: str) -> str:
    where = "functions and initializers" if part == "module" else part
    return f"mean of {mean.text}, {where}"


def _where(used: Results, ours: str, theirs: str, differ: Compare) -> list[str]:
    """Models whose functions cost one partitioner something else than another one."""
    return [
        m for m, found in used.items() if differ(found[ours].functions, found[theirs].functions)
    ]


def _count(text: str, models: Sequence[str]) -> Claim:
    return Claim(f"models in which {text}", len(models), 0, details=", ".join(models))


def _mean(text: str, bar: float, ratios: Mapping[str, float]) -> Claim:
    logs = [math.log(ratio) for ratio in ratios.values()]
    mean = math.exp(sum(logs) / len(logs)) if logs else math.nan
    details = ", ".join(f"{model} {ratio:.2f}" for model, ratio in ratios.items())
    return Claim(text, mean, bar, details=details)


def _ratios(used: Results, ours: str, theirs: str, part: str, what: str) -> dict[str, float]:
    """What one partitioner takes over what another one takes, where that is not nothing."""
    taken = {
        model: tuple(getattr(getattr(found[name], part), what) for name in (ours, theirs))
        for model, found in used.items()
    }
    return {model: mine / other for model, (mine, other) in taken.items() if mine and other}
