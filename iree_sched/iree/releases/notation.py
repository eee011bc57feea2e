"""How the facts about a release of IREE are written down."""

from __future__ import annotations

from attrs import field, frozen


@frozen
class Step:
    """Passes that run one after the other.

    Attributes:
      passes: passes and pipelines as pipeline text has them, where `{flag}` stands for the value of
        one of `Release.flags`, and `{{` and `}}` for braces.
      each: the passes run on each function and each initializer, not on the module.
      where: a pair of flag and value, the flag without dashes; the step is left out where the flag
        does not have that value. None as the value means: any but the empty one.
    """

    passes: tuple[str, ...]
    each: bool = False
    where: tuple[str, str | None] | None = None


@frozen
class Release:
    """What there is to know of a release of IREE to replace its scheduling passes.

    Attributes:
      version: the release's number without the patch, "3.13".
      before: what the stream phase runs before its scheduling passes.
      after: what it runs after them.
      flags: iree-compile's flags that the stream phase gets its options from, with defaults.
      phases: values of `--compile-from` and `--compile-to`, in order.
      inherent_apart: ops are written with their own attributes in `<...>`, apart from others.
    """

    version: str
    before: tuple[Step, ...]
    after: tuple[Step, ...]
    flags: dict[str, str] = field(factory=dict)
    phases: tuple[str, ...] = ()
    inherent_apart: bool = True


def on_module(*passes: str, where: tuple[str, str | None] | None = None) -> Step:
    """Passes that run on the module."""
    return Step(passes, where=where)


def on_each(*passes: str) -> Step:
    """Passes that run on each function and each initializer."""
    return Step(passes, each=True)
