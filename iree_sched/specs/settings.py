"""Where libraries of specs are looked for, and what the build says of itself."""

from __future__ import annotations

from iree_sched.classes import frozen

PATHS = "IREE_SCHED_SPEC_PATH"  # files and folders, separated as in PATH


@frozen
class SpecSettings:
    """How specs are used in a build.

    Attributes:
      paths: files and folders of the user's libraries, the later ones before the earlier ones.
      defaults: use the libraries that are shipped, too.
      dump: folder for the linked library, `-` for standard output; "": nowhere.
      hardware: name of the hardware; "": as the module says.
      release: of IREE; "": the newest that is known.
    """

    paths: tuple[str, ...] = ()
    defaults: bool = True
    dump: str = ""
    hardware: str = ""
    release: str = ""

    def flags(self) -> list[str]:
        """The settings as flags of iree-sched-opt, but for the release."""
        flags = [f"--iree-sched-spec-path={path}" for path in self.paths]
        flags += [] if self.defaults else ["--iree-sched-enable-default-specs=false"]
        flags += [f"--iree-sched-dump-specs-to={self.dump}"] if self.dump else []
        return flags + ([f"--iree-sched-hardware={self.hardware}"] if self.hardware else [])
