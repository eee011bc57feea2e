"""A compilation as commands for a shell, made of IREE's tools and iree-sched-opt."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Sequence

from attrs import define, field

from iree_sched.iree.compilation import FAVOR, Compilation, stem_of
from iree_sched.iree.installation import installed
from iree_sched.iree.mending import SED, mentions_favor
from iree_sched.iree.passlists import PassLists, pass_lists, pipeline
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.request import DEBUG_INFO, FLOW, STREAM, Request, flag_values
from iree_sched.iree.splice import PRE, SCHEDULED
from iree_sched.passbase import DEFAULT_FAVOR

_FLAG = re.compile(r"^ +--?([\w.-]+)", re.MULTILINE)


def compile_commands(compilation: Compilation, output: str) -> str:
    """Commands that do what a compilation does, one a line.

    They hand all stages over as text, so that each can be looked at, and changed, by itself.

    Raises:
      ToolError: there is no IREE to be found.
      DiagnosticError: its release is not known.
    """
    installation, release = installed(compilation.release)
    request = compilation.request
    compiler, opt = installation.tool("iree-compile"), installation.tool("iree-opt")
    if not request.is_spliced(release):
        return _line([compiler, *request.command_line(), "-o", output])
    values = flag_values(request.flags, release.flags)
    commands = _Commands(compilation, release, pass_lists(release, values), compiler, opt)
    return commands.text(output)


@define
class _Commands:
    """The commands of a compilation that is spliced."""

    compilation: Compilation
    release: Release
    lists: PassLists
    compiler: str
    opt: str
    lines: list[str] = field(factory=list)

    @property
    def request(self) -> Request:
        return self.compilation.request

    def text(self, output: str) -> str:
        folder = self.compilation.save_temps
        if folder is None:
            self.lines.append("work=$(mktemp -d)\n")
        else:
            self.lines.append(_line(["mkdir", "-p", folder]))
        source = self.request.source
        if self.request.compile_from != FLOW:
            self._front()
            source = FLOW
        opt = [self.opt, *_known(self.opt, self.request.other_flags), DEBUG_INFO]
        self._stage(PRE, [*opt, f"--pass-pipeline={pipeline(self.lists.before)}"], source)
        self._stage(SCHEDULED, self._scheduler(), PRE)
        self._mend(SCHEDULED)
        after = f"--pass-pipeline={pipeline(self.lists.after)}"
        self._stage(STREAM, [*opt, after], SCHEDULED)
        self._back(output)
        return "".join(self.lines)

    def _front(self) -> None:
        request = self.request
        begin = [f"--compile-from={request.compile_from}", f"--compile-to={FLOW}"]
        flags = (*request.other_flags, DEBUG_INFO)
        self._stage(FLOW, [self.compiler, *begin, *flags], request.source)
        self._mend(FLOW)

    def _back(self, output: str) -> None:
        request = self.request
        self._mend(STREAM)
        if request.compile_to == STREAM:
            self.lines.append(f"cp {self._path(STREAM)} {shlex.quote(output)}\n")
            return
        arguments = [f"--compile-from={STREAM}", f"--compile-to={request.compile_to}"]
        arguments += [f"--output-format={request.output_format}", *request.flags]
        words = _line([self.compiler, *arguments]).rstrip("\n")
        self.lines.append(f"{words} {self._path(STREAM)} -o {shlex.quote(output)}\n")

    def _scheduler(self) -> list[str]:
        scheduling = self.compilation.scheduling
        favor = flag_values(self.request.flags, {FAVOR: DEFAULT_FAVOR})[FAVOR]
        release = f"--sched-release={self.release.version}"
        flags = [DEBUG_INFO, release, f"--{FAVOR}={favor}", *scheduling.flags()]
        return [*_our_opt(), *flags, f"--pass-pipeline={scheduling.passes()}"]

    def _stage(self, stage: str, command: Sequence[str], source: str) -> None:
        words = _line(command).rstrip("\n")
        stages = (FLOW, PRE, SCHEDULED)
        given = self._path(source) if source in stages else shlex.quote(source)
        self.lines.append(f"{words} {given} -o {self._path(stage)}\n")

    def _mend(self, stage: str) -> None:
        """Mends what IREE cannot read back, where the source may have such a thing."""
        if not mentions_favor(self.request.source):
            return
        path = self._path(stage)
        self.lines.append(f"sed '{SED}' {path} >{path}.mended && mv {path}.mended {path}\n")

    def _path(self, stage: str) -> str:
        name = f"{stem_of(self.request.source)}.{stage}.mlir"
        folder = self.compilation.save_temps
        if folder is not None:
            return shlex.quote(os.path.join(folder, name))
        return f'"$work"/{shlex.quote(name)}'


def _line(words: Sequence[str]) -> str:
    return shlex.join(words) + "\n"


def _our_opt() -> list[str]:
    """The command iree-sched-opt of this Python."""
    script = shutil.which("iree-sched-opt", path=os.path.dirname(sys.executable))
    return [script] if script is not None else [sys.executable, "-m", "iree_sched"]


def _known(tool: str, flags: Sequence[str]) -> list[str]:
    """Those flags that a tool has, too."""
    if not flags:
        return []
    done = subprocess.run([tool, "--help-hidden"], capture_output=True, text=True, check=False)
    names = set(_FLAG.findall(done.stdout))
    return [flag for flag in flags if flag.lstrip("-").partition("=")[0] in names]
