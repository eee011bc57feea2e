"""Dumps of several processes as the one tree of files that `--mlir-print-ir-tree-dir` asks for.

Each run of passes numbers its dumps from zero, and there are five in a compilation through the
splice. Each leaves a tree of its own, and these become one in which numbers go on.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence

from attrs import define

from iree_sched.iree.child import Step

FLAG = "mlir-print-ir-tree-dir"
_RUNNING = "running"

_Path = tuple[str, ...]


def tree_folder(flags: Sequence[str]) -> str | None:
    """The folder that flags name for a tree of dumps, None if they name none."""
    found = [flag.partition("=")[2] for flag in flags if _is_tree(flag)]
    return found[-1] if found else None


def with_tree(flags: Sequence[str], folder: str) -> tuple[str, ...]:
    """Flags that name a tree, with another folder for it."""
    return tuple(f"--{FLAG}={folder}" if _is_tree(flag) else flag for flag in flags)


def _is_tree(flag: str) -> bool:
    return flag.lstrip("-").startswith(f"{FLAG}=")


@define
class TreeParts:
    """The trees of the stages of a compilation.

    Attributes:
      target: the folder that the user has named.
      scratch: a folder for the trees of the stages.
    """

    target: str
    scratch: str

    def __attrs_post_init__(self) -> None:
        os.makedirs(self.scratch, exist_ok=True)  # IREE makes one more level, and no others

    @property
    def running(self) -> str:
        """Where IREE's tree for the stage goes that is at work."""
        return os.path.join(self.scratch, _RUNNING)

    def part(self, stage: str) -> str:
        """Where the tree of a stage is in the end."""
        return os.path.join(self.scratch, stage)

    def gather(self, stage: str) -> Step:
        """The step that ends a run of passes: its tree becomes that of a stage."""
        return ["gather", self.running, self.part(stage)]

    def join(self, stages: Sequence[str]) -> None:
        """Makes one tree of those of the stages, in order, and of what one left that failed."""
        last: dict[_Path, int] = {}
        for stage in (*stages, _RUNNING):
            files = list(_dumps(self.part(stage)))
            own = {path for path, numbers, _ in files if numbers[-1] == 0}
            # An op that is first seen around another one counts as dumped already.
            start = {
                path: last.get(path, -1) + 1 if path in own else max(0, last.get(path, 0))
                for path in {path[:n] for path, _, _ in files for n in range(1, len(path) + 1)}
            }
            for path, numbers, name in files:
                ops = [path[:n] for n in range(1, len(path) + 1)]
                now = [start[op] + number for op, number in zip(ops, numbers, strict=True)]
                last.update({op: max(last.get(op, 0), n) for op, n in zip(ops, now, strict=True)})
                folder = os.path.join(self.target, *path)
                os.makedirs(folder, exist_ok=True)
                target = os.path.join(folder, f"{'_'.join(map(str, now))}_{name}")
                shutil.copyfile(
                    os.path.join(self.part(stage), *path, f"{'_'.join(map(str, numbers))}_{name}"),
                    target,
                )
        shutil.rmtree(self.scratch, ignore_errors=True)


def _dumps(tree: str) -> Iterator[tuple[_Path, tuple[int, ...], str]]:
    """The files of a tree: ops from the outermost on, the number of each, and the pass."""
    for folder, _, names in os.walk(tree):
        path = tuple(os.path.relpath(folder, tree).split(os.sep))
        for name in names:
            *numbers, rest = name.split("_", len(path))
            yield path, tuple(map(int, numbers)), rest
