"""What is to be compiled, and how: iree-compile's command line as data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import frozen

from iree_sched.diagnostics import error, note
from iree_sched.iree.releases.notation import Release
from iree_sched.spelling import did_you_mean

START, FLOW, STREAM, END = "start", "flow", "stream", "end"  # phases that the splice knows
_PRINTING = ("mlir-print-", "mlir-elide-", "mlir-pretty-", "mlir-use-nameloc")
_DUMPING = "mlir-print-ir-"
_FORMS = {"vm-bytecode": "VMBytecode", "vm-c": "VMCSource"}  # what the worker calls them
STANDARD = "std"  # the pipeline that schedules
DEBUG_INFO = "--mlir-print-debuginfo"


@frozen
class Request:
    """A compilation.

    The attributes from `compile_from` on are the flags that iree-compile's main function reads
    itself and its library does not know.

    Attributes:
      source: path of the module.
      source_name: name that diagnostics and debug information have for the source; "": its path.
      flags: flags for IREE's library, as they are typed.
      compile_from, compile_to: the phases after which to begin and to end.
      output_format: what to write once all phases are done.
      emit_bytecode: write IR as bytecode of a version (-1: the newest); None: as text.
      compile_mode: which of iree-compile's pipelines to run.
      verify: verify IR between passes.
      dump_phases: folder for the IR after each phase.
      remarks: pattern of the remarks to write, and the file for them.
      split: compile each chunk of the source by itself, one result after the other.
    """

    source: str
    source_name: str = ""
    flags: tuple[str, ...] = ()
    compile_from: str = START
    compile_to: str = END
    output_format: str = "vm-bytecode"
    emit_bytecode: int | None = None
    compile_mode: str = STANDARD
    verify: bool = True
    dump_phases: str | None = None
    remarks: tuple[str, str] | None = None
    split: bool = False

    def is_spliced(self, release: Release) -> bool:
        """Whether scheduling happens between the phases where this begins and ends.

        Raises:
          DiagnosticError: the release has no such phase.
        """
        if self.compile_mode != STANDARD:
            return False
        if flag_values(self.flags, release.flags)["iree-execution-model"] == "host-only":
            return False
        first, last = (_number(p, release) for p in (self.compile_from, self.compile_to))
        return first < release.phases.index(STREAM) <= last

    def command_line(self) -> list[str]:
        """The arguments that ask iree-compile for this, all but the output."""
        options = [f"--compile-from={self.compile_from}", f"--compile-to={self.compile_to}"]
        if self.compile_to == END:
            options.append(f"--output-format={self.output_format}")
        if self.compile_mode != STANDARD:
            options.append(f"--compile-mode={self.compile_mode}")
        options += self.bytecode_flags("--emit-mlir-bytecode")
        if not self.verify:
            options.append("--verify=false")
        if self.dump_phases is not None:
            options.append(f"--dump-compilation-phases-to={self.dump_phases}")
        if self.remarks is not None:
            pattern, path = self.remarks
            options += [f"--remarks-filter={pattern}", f"--remarks-output-file={path}"]
        if self.split:
            options.append("--split-input-file")
        return [*options, *self.flags, self.source]

    def bytecode_flags(self, name: str) -> list[str]:
        """The flags that ask a tool for bytecode, which one of a name does."""
        if self.emit_bytecode is None:
            return []
        version = [f"{name}-version={self.emit_bytecode}"] if self.emit_bytecode >= 0 else []
        return [name, *version]

    @property
    def form_flags(self) -> tuple[str, ...]:
        """The flags that say in which form IR is printed."""
        return tuple(f for f in self.flags if _prints(f) and not flag_name(f).startswith(_DUMPING))

    @property
    def printing_flags(self) -> bool:
        """Whether IR is printed for the user, too, who did not ask for it as we need it."""
        return self.dump_phases is not None or any(
            f != DEBUG_INFO and _prints(f) for f in self.flags
        )

    @property
    def other_flags(self) -> tuple[str, ...]:
        """The flags without those that change how IR is printed."""
        return tuple(f for f in self.flags if not _prints(f))

    @property
    def write_step(self) -> tuple[str, ...]:
        """The form in which the worker writes the result, with what that form takes."""
        if self.compile_to == END and self.output_format in _FORMS:
            return (_FORMS[self.output_format],)
        return ("IR",) if self.emit_bytecode is None else ("IRBytecode", str(self.emit_bytecode))


def flag_name(flag: str) -> str:
    """The name of a flag as it is typed, without dashes and value."""
    return flag.lstrip("-").partition("=")[0]


def _prints(flag: str) -> bool:
    return flag_name(flag).startswith(_PRINTING)


def _number(phase: str, release: Release) -> int:
    if phase not in release.phases:
        listed = [note(f"phases are: {', '.join(release.phases)}")]
        hints = did_you_mean(phase, release.phases, -1) or listed
        raise error(f"IREE {release.version} has no phase '{phase}'", notes=hints)
    return release.phases.index(phase)


def flag_values(flags: Iterable[str], defaults: Mapping[str, str]) -> dict[str, str]:
    """The values that flags give to some names, the last one of each; defaults for the others."""
    values = dict(defaults)
    for flag in flags:
        name, equals, value = flag.lstrip("-").partition("=")
        if name in values:
            values[name] = value if equals else "true"
    return values
