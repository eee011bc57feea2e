"""Writes the pass lists and the script for builds that IREE's own tools are started from."""

from __future__ import annotations

import os
import re

from iree_sched.iree.compilation import Scheduling
from iree_sched.iree.mending import SED
from iree_sched.iree.passlists import pass_lists, pipeline
from iree_sched.iree.releases.notation import Release
from iree_sched.iree.request import flag_name, flag_values
from iree_sched.wholefile import whole_file

SCRIPT = "schedule_and_compile.sh"
_TEMPLATE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "hook.sh")
_ANYWHERE = "iree-execution-model"  # decides whether there is a stream phase, not what is in it


def hook_files(
    release: Release, scheduling: Scheduling, flags: tuple[str, ...], scheduler_flags: str = ""
) -> dict[str, str]:
    """The files of a hook, name to text.

    Args:
      release: the release of IREE.
      scheduling: what the script schedules with.
      flags: flags of iree-compile; those that change the pass lists become part of the script.
      scheduler_flags: flags for iree-sched-opt, as a shell reads them.
    """
    lists = pass_lists(release, flag_values(flags, release.flags))
    listed = sorted(set(release.flags) - {_ANYWHERE})
    values = {
        "FLAGS": ",\n# ".join(f"--{name}" for name in listed),
        "LISTED": " | ".join(listed),
        "MEND": SED,
        "RELEASE": release.version,
        "SCHEDULER_FLAGS": f"--sched-release={release.version} {scheduler_flags}".rstrip(),
        "WRITTEN_FOR": " ".join(f for f in flags if flag_name(f) in listed),
    }
    with open(_TEMPLATE, encoding="utf-8") as file:
        script = re.sub(r"@([A-Z_]+)@", lambda match: values[match[1]], file.read())
    return {
        "before.passes": pipeline(lists.before) + "\n",
        "scheduled.passes": scheduling.passes() + "\n",
        "after.passes": pipeline(lists.after) + "\n",
        SCRIPT: script,
    }


def write_hook(folder: str, files: dict[str, str]) -> None:
    """Writes the files, each whole, the script so that it can be run.

    Raises:
      OSError: that failed.
    """
    os.makedirs(folder, exist_ok=True)
    for name, text in files.items():
        target = os.path.join(folder, name)
        with whole_file(target) as path, open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
    script = os.path.join(folder, SCRIPT)
    os.chmod(script, os.stat(script).st_mode | 0o111)
