"""iree-compile's flags about IR dumps, for the passes that are ours."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from iree_sched.irdump import DumpOptions
from iree_sched.iree.request import flag_name

_PREFIX = "mlir-print-ir-"
_LISTS = ("before", "after")
_SWITCHES = ("before_all", "after_all", "after_change", "after_failure", "module_scope")
_OFF = ("false", "FALSE", "False", "0")


def dump_options(flags: Iterable[str], tree: str | None = None) -> DumpOptions:
    """What to dump before and after our passes, as flags ask it of IREE's.

    Args:
      flags: as they are typed; IREE checks them.
      tree: folder for a tree of dumps; None: there is to be none.
    """
    passes: dict[str, set[str]] = {name: set() for name in _LISTS}
    switches: dict[str, bool] = {}
    for _, word, value in _about_dumps(flags):
        if word in passes:
            passes[word].update(value.split(","))
        elif word in _SWITCHES:
            switches[word] = value not in _OFF
    before, after = (frozenset(passes[name]) for name in _LISTS)
    return DumpOptions(before, after, **switches, tree=tree)


def known_dump_flags(flags: Iterable[str], is_known: Callable[[str], bool]) -> Iterator[str]:
    """Those flags that iree-sched-opt takes, too, without passes that it does not know."""
    for flag, word, value in _about_dumps(flags):
        known = [each for each in value.split(",") if word in _LISTS and is_known(each)]
        if known:
            yield f"--{flag_name(flag)}={','.join(known)}"
        elif word in (*_SWITCHES, "tree_dir"):
            yield flag


def _about_dumps(flags: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Each flag about dumps as it is typed, what is special in its name, and its value."""
    for flag in flags:
        name = flag_name(flag)
        if name.startswith(_PREFIX):
            yield flag, name.removeprefix(_PREFIX).replace("-", "_"), flag.partition("=")[2]
