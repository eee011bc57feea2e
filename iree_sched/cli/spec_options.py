"""The flags about libraries of specs, which the compiler and the optimizer share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from iree_sched.cli.llvm_flags import Option, ValueRule
from iree_sched.specs.settings import SpecSettings

SPECS = (
    Option(
        "iree-sched-spec-path",
        help="File or folder of scheduling specs; later ones win over earlier ones, and over those "
        "of IREE_SCHED_SPEC_PATH.",
        rule=ValueRule.REQUIRED,
        placeholder="path",
        multiple=True,
    ),
    Option(
        "iree-sched-enable-default-specs",
        help="Use the scheduling specs that are shipped, after all others (default: true).",
        default=True,
    ),
    Option(
        "iree-sched-dump-specs-to",
        help="Write the linked scheduling specs to this folder, or to standard output for -.",
        rule=ValueRule.REQUIRED,
        placeholder="folder",
    ),
    Option(
        "iree-sched-hardware",
        help="Name of the hardware, for scheduling specs that ask for it.",
        rule=ValueRule.REQUIRED,
        placeholder="name",
    ),
)


def spec_settings(given: Mapping[str, Any]) -> SpecSettings:
    """What the flags say; the release is not among them."""
    return SpecSettings(
        paths=tuple(given["iree_sched_spec_path"]),
        defaults=given["iree_sched_enable_default_specs"],
        dump=given["iree_sched_dump_specs_to"] or "",
        hardware=given["iree_sched_hardware"] or "",
    )
