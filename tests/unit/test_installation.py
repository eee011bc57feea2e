"""Finding the installed IREE, and saying what to install where there is none."""

import importlib.util
from pathlib import Path

import pytest

from iree_sched.iree.installation import ENVIRONMENT, find_installation
from iree_sched.iree.tools import ToolError


def test_the_installed_one() -> None:
    found = find_installation()
    assert found.version.startswith("3.")
    assert Path(found.library).is_file()
    assert Path(found.tool("iree-opt")).is_file()


@pytest.mark.parametrize("parent_is_there", [True, False])
def test_not_installed(parent_is_there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def find_spec(name: str) -> None:
        if not parent_is_there:
            raise ModuleNotFoundError("No module named 'iree'")

    monkeypatch.delenv(ENVIRONMENT, raising=False)
    monkeypatch.setattr(importlib.util, "find_spec", find_spec)
    with pytest.raises(ToolError) as missing:
        find_installation()
    assert str(missing.value) == (
        "the IREE compiler is not installed: pip install 'iree-sched[iree]'"
    )


def test_a_folder_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, str(tmp_path))
    with pytest.raises(ToolError, match=f"{ENVIRONMENT}={tmp_path} has no IREE compiler"):
        find_installation()
