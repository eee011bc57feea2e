"""A compilation as commands for a shell, made of IREE's tools and iree-sched-opt."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import sys

from attrs import define, evolve, field

from iree_sched.iree.compilation import FAVOR, Compilation, stem_of
from iree_sched.iree.dumps import known_dump_flags
from iree_sched.iree.installation import Installation, installed
from iree_sched.iree.mending import SED, Handover
from iree_sched.iree.passlists import PassLists, pass_lists, pipeline
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.request import DEBUG_INFO, FLOW, STREAM, Request, flag_name, flag_values
from iree_sched.iree.splice import BUILD, BYTECODE, PRE, SCHEDULED
from iree_sched.iree.tools import tool_flags
from iree_sched.iree.treeparts import tree_folder, with_tree
from iree_sched.passbase import DEFAULT_FAVOR

_GENERIC = "--mlir-print-op-generic"
_LOCAL = "--mlir-print-local-scope"
_SOURCE = '"$work/source.mlir"'  # the source as iree-opt prints it
_TAKE_ATTRIBUTES = "\"--iree-sched-take-attributes=file='$work/source.mlir'\""
_SCRATCH = """\
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
"""


def compile_commands(compilation: Compilation, output: str) -> str:
    """Commands that do what a compilation does, for a POSIX shell.

    They hand stages over as text, so that each can be looked at, and changed, by itself; as
    bytecode only where IR is printed for the user as well.

    Raises:
      ToolError: there is no IREE to be found.
      DiagnosticError, StageError: as for the compilation, if scheduling could not even begin.
    """
    installation, release = installed(compilation.release)
    request = compilation.request
    if not request.is_spliced(release):
        return _line(installation.tool("iree-compile"), *request.command_line(), "-o", output)
    compilation.prepare(release)  # only for what is wrong with it
    lists = pass_lists(release, flag_values(request.flags, release.flags))
    handover = Handover.of(request.source, request.flags)
    return _Commands(compilation, installation, release, lists, handover).text(output)


class _Spelt(str):
    """A word that is spelt for the shell already."""

    __slots__ = ()


@define
class _Commands:
    """The commands of a compilation that is spliced; files are in the folder `$work`.

    Attributes:
      source: what the next command reads.
      lines: the commands so far.
    """

    compilation: Compilation
    installation: Installation
    release: Release
    lists: PassLists
    handover: Handover
    source: str = field(init=False)
    lines: list[str] = field(factory=list, init=False)

    def __attrs_post_init__(self) -> None:
        self.source = self.request.source

    def text(self, output: str) -> str:
        """All commands, in a shell of their own, which ends with the first one that fails."""
        self._begin()
        if self.request.compile_from != FLOW:
            self._front()
        self._passes(PRE, self.lists.before)
        self._schedule()
        self._passes(STREAM, self.lists.after)
        self._dump_stream()
        self._back(output)
        return "".join(["(\nset -e\n", *self.lines, ")\n"])

    @property
    def request(self) -> Request:
        """What is to be compiled."""
        return self.compilation.request

    @property
    def in_bytecode(self) -> bool:
        """IREE's tools hand over bytecode, which has locations whatever flags print."""
        return self.request.printing_flags and not self.handover.favors

    def _begin(self) -> None:
        folder = self.compilation.save_temps
        if folder is None:
            self.lines.append(_SCRATCH)
        else:
            self.lines.append(f'work={shlex.quote(folder)}\nmkdir -p "$work"\n')
        tree = tree_folder(self.request.flags)
        if tree is not None:
            self.lines.append(_line("mkdir", "-p", tree))
        if self.source == "-":
            path = self._path("input")
            self.lines.append(f"cat >{path}\n")
            self.source = _Spelt(f"- <{path}")  # builds name what their source is called
        if self.handover.attributes:
            self._run("iree-opt", _GENERIC, self.source, "-o", _Spelt(_SOURCE))

    def _front(self) -> None:
        """IREE's phases up to flow."""
        front = evolve(
            self.request,
            source=self.source,
            flags=self._flags_before(FLOW),
            compile_to=FLOW,
            emit_bytecode=-1 if self.in_bytecode else None,
        )
        self._run_to(FLOW, "iree-compile", *front.command_line())

    def _passes(self, stage: str, passes: str) -> None:
        """IREE's passes before or after scheduling."""
        known = tool_flags(self.installation.tool("iree-opt"))
        flags = [f for f in self._flags_before(stage) if flag_name(f) in known]
        if not self.request.verify:
            flags.append("--verify-each=false")
        if self.in_bytecode:
            flags.append("--emit-bytecode")
        self._run_to(stage, "iree-opt", *flags, f"--pass-pipeline={pipeline(passes)}", self.source)

    def _schedule(self) -> None:
        """The scheduler, which reads text."""
        if self.in_bytecode:
            text = self._path(PRE)
            self._run("iree-opt", DEBUG_INFO, _LOCAL, self.source, "-o", text)
            self.source = text
        if self.handover.attributes:
            self._ours(PRE, DEBUG_INFO, _Spelt(_TAKE_ATTRIBUTES))
        scheduling = self.compilation.scheduling
        favor = flag_values(self.request.flags, {FAVOR: DEFAULT_FAVOR})[FAVOR]
        flags = [f"--{FAVOR}={favor}", *scheduling.flags()]
        registry = scheduling.registry()
        dumping = self._flags_before(SCHEDULED)
        flags += known_dump_flags(dumping, lambda name: registry.find(name) is not None)
        if not self.request.verify:
            flags.append("--verify-each=false")
        flags += [*self._form(SCHEDULED), f"--pass-pipeline={scheduling.passes()}"]
        self._ours(SCHEDULED, *flags)

    def _dump_stream(self) -> None:
        """The dump after the stream phase, named as IREE's of the phase before it."""
        folder = self.request.dump_phases
        if folder is None or self.request.compile_from == FLOW:
            return
        number = self.release.phases.index(STREAM)
        tail = f".{number - 1}.{FLOW}.mlir"
        self.lines.append(f"dumped=$(ls -t {shlex.quote(folder)}/*{tail} | head -n 1)\n")
        self._print(_Spelt(f'"${{dumped%{tail}}}.{number}.{STREAM}.mlir"'))

    def _back(self, output: str) -> None:
        """IREE's phases after stream."""
        tree = with_tree(self.request.flags, f"{tree_folder(self.request.flags)}/{BUILD}")
        request = evolve(
            self.request, source=self.source, flags=tree, compile_from=STREAM, remarks=None
        )
        if request.compile_to == STREAM:
            self._stream_output(output)
            return
        words = request.command_line()
        if self.request.remarks is None:
            self._run("iree-compile", *words, "-o", output)
            return
        pattern, first = self.request.remarks
        more = self._path("remarks", ".yaml")
        where = [f"--remarks-filter={pattern}", _Spelt(f"--remarks-output-file={more}")]
        self._run("iree-compile", *where, *words, "-o", output)
        self.lines.append(f"cat {more} >>{shlex.quote(first)}\nrm {more}\n")

    def _stream_output(self, output: str) -> None:
        """The IR after the stream phase as iree-compile writes it, which names no alias in it."""
        bytecode = self.request.bytecode_flags("--emit-bytecode")
        if bytecode:
            self._print(output, _LOCAL, *bytecode)
            return
        # Unlike iree-opt's, its text does not end in a newline.
        path = self._path("output")
        self._print(path, _LOCAL)
        target = "" if output == "-" else f" >{shlex.quote(output)}"
        self.lines.append(f'text=$(cat {path})\nrm {path}\nprintf %s "$text"{target}\n')

    def _print(self, output: str, *flags: str) -> None:
        """Prints IR in the form that the user's flags ask for, and others."""
        form = dict.fromkeys([*self.request.form_flags, *flags])
        self._run("iree-opt", *form, self.source, "-o", output)

    def _flags_before(self, stage: str) -> tuple[str, ...]:
        """IREE's flags for what leaves the IR of a stage."""
        # Tools number dumps each from zero.
        tree = tree_folder(self.request.flags)
        flags = with_tree(self.request.flags, f"{tree}/{stage}")
        if self.in_bytecode:
            return flags
        kept = [f for f in flags if f not in self.request.form_flags]
        return (*kept, *self._form(stage))

    def _form(self, stage: str) -> list[str]:
        """How the IR of a stage is printed, for other tools to read."""
        generic = self.handover.traces and stage != PRE
        form = [DEBUG_INFO, _LOCAL]  # as the compiler's library prints it
        return [*form, _GENERIC] if generic else form

    def _ours(self, stage: str, *flags: str) -> None:
        """Runs iree-sched-opt of this Python."""
        script = shutil.which("iree-sched-opt", path=os.path.dirname(sys.executable))
        ours = [script] if script is not None else [sys.executable, "-m", "iree_sched.cli.opt"]
        path = self._path(stage)
        release = f"--sched-release={self.release.version}"
        self.lines.append(_line(*ours, release, *flags, self.source, "-o", path))
        self.source = path
        self._mend()

    def _run_to(self, stage: str, tool: str, *words: str) -> None:
        """Runs a tool of IREE that leaves the IR of a stage."""
        path = self._path(stage, BYTECODE if self.in_bytecode else ".mlir")
        self._run(tool, *words, "-o", path)
        self.source = path
        if not self.in_bytecode:
            self._mend()

    def _run(self, tool: str, *words: str) -> None:
        self.lines.append(_line(self.installation.tool(tool), *words))

    def _mend(self) -> None:
        """Mends what IREE cannot read back, where the source may have such a thing."""
        if self.handover.favors:
            mended = self._path("mended")
            self.lines.append(f"sed '{SED}' {self.source} >{mended}\nmv {mended} {self.source}\n")

    def _path(self, stage: str, suffix: str = ".mlir") -> str:
        stem = re.sub(r'([$`"\\])', r"\\\1", stem_of(self.request.source))
        return _Spelt(f'"$work/{stem}.{stage}{suffix}"')


def _line(*words: str) -> str:
    return " ".join(w if isinstance(w, _Spelt) else shlex.quote(w) for w in words) + "\n"
