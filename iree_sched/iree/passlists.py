"""The passes around the splice as the text that `--pass-pipeline` takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from iree_sched.dialects.names import CALLABLES
from iree_sched.iree.releases.notation import Release, Step
from iree_sched.pipeline import closing_brace, quote_option

EXECUTION = "iree-stream-schedule-execution"
CONCURRENCY = "iree-stream-schedule-concurrency"
SPECS = "iree-sched-materialize-specs"
KINDS = {"execution": EXECUTION, "concurrency": CONCURRENCY}
PLAN = "iree-sched-plan"
_BREAK = re.compile(r"""[,({\["']""")


@frozen
class PlanUse:
    """A plan to schedule by.

    Attributes:
      file: its path.
      affinity: which ops are bound to queues, `planned` or `dynamic`; "": the default.
      hardware: what there is now, by name or file; None: what the plan was made for.
    """

    file: str
    affinity: str = ""
    hardware: str | None = None

    def spell(self) -> str:
        """The pass that applies it, as a pipeline has it."""
        options = {"plan": self.file, "affinity": self.affinity, "hardware": self.hardware}
        given = (f"{name}={quote_option(value)}" for name, value in options.items() if value)
        return f"{PLAN}{{{' '.join(given)}}}"


@frozen
class PassLists:
    """The stream phase around its scheduling passes, as items of a pipeline on the module."""

    before: str
    after: str


def pass_lists(release: Release, flags: Mapping[str, str]) -> PassLists:
    """The passes for a command line.

    Args:
      release: the release of IREE.
      flags: the values that iree-compile is given, without dashes; others have their defaults.
    """
    values = {**release.flags, **flags}
    return PassLists(
        before=_items(release.before, values),
        after=_items(release.after, values),
    )


def pipeline(items: str) -> str:
    """Items as a pipeline on the module, which is what `--pass-pipeline` takes."""
    return f"builtin.module({items})"


def schedule_with(
    execution: str | None,
    concurrency: str | None,
    *,
    plan: PlanUse | None = None,
    specs: bool = False,
) -> str:
    """A pipeline of our two passes.

    Args:
      execution, concurrency: a partitioner, `NAME[,option=value...]`; None: what the pass takes by
        default, or what specs say.
      plan: a plan to apply first; None: there is none.
      specs: write what specs say into the IR first.
    """
    chosen = {EXECUTION: execution, CONCURRENCY: concurrency}
    passes = [
        name if choice is None else f"{name}{{partitioner={spell_partitioner(choice)}}}"
        for name, choice in chosen.items()
    ]
    settled = [kind for kind, name in KINDS.items() if chosen[name] is not None]
    first = [] if plan is None else [plan.spell()]
    if specs:  # they are for what the plan leaves open
        first.append(f"{SPECS}{{settled={','.join(settled)}}}" if settled else SPECS)
    return pipeline(",".join([*first, *_on_each(passes)]))


def place_in_choice(kind: str, choice: str, offset: int) -> int:
    """Where in a choice an offset in `pipeline_of_choice` is; -1: nowhere."""
    at = offset - pipeline_of_choice(kind, choice).index("=") - 1
    return min(at, len(choice)) if at >= 0 else -1


def pipeline_of_choice(kind: str, choice: str) -> str:
    """A pipeline of nothing but the pass that a partitioner is chosen for."""
    option = f"{{partitioner={spell_partitioner(choice)}}}"
    return pipeline(f"{CALLABLES[0]}({KINDS[kind]}{option})")


def spell_partitioner(choice: str) -> str:
    """`NAME,option=value,...` as the passes' option has it: `NAME{option=value ...}`."""
    name, *options = _split(choice)
    return f"{name}{{{' '.join(options)}}}" if options else name


def _split(text: str) -> list[str]:
    """Parts between commas that stand in no brackets or quotes."""
    parts, start, at = [], 0, 0
    while match := _BREAK.search(text, at):
        at = match.end()
        if match[0] == ",":
            parts.append(text[start : match.start()])
            start = at
        elif match[0] in "\"'":
            at = text.find(match[0], at) + 1 or len(text)
        else:
            end = closing_brace(text, match.start())
            at = end + 1 if end >= 0 else len(text)
    return [part.strip() for part in (*parts, text[start:])]


def _items(steps: Sequence[Step], values: Mapping[str, str]) -> str:
    """The steps that the flags do not leave out."""
    return ",".join(i for step in steps if _applies(step, values) for i in _spell(step, values))


def _applies(step: Step, values: Mapping[str, str]) -> bool:
    if step.where is None:
        return True
    flag, value = step.where
    return bool(values[flag]) if value is None else values[flag] == value


def _spell(step: Step, values: Mapping[str, str]) -> list[str]:
    quoted = {name: quote_option(value) for name, value in values.items()}
    passes = [text.format_map(quoted) for text in step.passes]
    return _on_each(passes) if step.each else passes


def _on_each(passes: Iterable[str]) -> list[str]:
    """Items that run passes on functions and initializers."""
    listed = ",".join(passes)
    return [f"{anchor}({listed})" for anchor in CALLABLES]
