"""Passes and partitioners from files and packages, and what goes wrong with them."""

import importlib.metadata
import io
import sys
from pathlib import Path
from typing import ClassVar

import pytest
from attrs import define

from iree_sched.diagnostics import DiagnosticError, render
from iree_sched.ir import Operation
from iree_sched.partition import Kind
from iree_sched.passbase import Pass, PassContext
from iree_sched.passregistry import Registry
from iree_sched.plugins import PluginError

PASS = """
import attrs
from iree_sched.passbase import Pass

@attrs.define
class {name}(Pass):
    argument = "{argument}"
    summary = "Does nothing."

    def run(self, op, context):
        pass
"""

PARTITIONER = """
from iree_sched.partition import Kind, partitioner

@partitioner(Kind.EXECUTION, "test-one-each", "Puts every node into a group of its own.")
def one_each(graph, *, limit: int = 1):
    return [[node] for node in graph.nodes]
"""


@pytest.fixture(autouse=True)
def no_plugins_left(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.startswith("iree_sched_plugin_")]:
        monkeypatch.delitem(sys.modules, name)


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def pass_text(argument: str, name: str = "Some") -> str:
    return PASS.format(argument=argument, name=name)


def failure(path: Path, registry: Registry | None = None) -> str:
    """What is shown of a plug-in that cannot be loaded."""
    with pytest.raises(PluginError) as caught:
        (registry or Registry()).load_plugin(path)
    assert f"iree_sched_plugin_{path.stem}" not in sys.modules
    [diagnostic] = caught.value.diagnostics
    return render(diagnostic, caught.value.source)


def test_finds_passes_of_a_plugin(tmp_path: Path) -> None:
    path = write(tmp_path, "my-passes.py", pass_text("test-a", "A") + pass_text("test-b", "B"))
    registry = Registry()
    module = registry.load_plugin(path)
    assert module.__name__ == "iree_sched_plugin_my_passes"
    assert sys.modules[module.__name__] is module
    found = registry.find("test-b")
    assert found is not None
    assert found.__module__ == module.__name__
    assert registry.find("test-c") is None


def test_registries_are_apart(tmp_path: Path) -> None:
    Registry().load_plugin(write(tmp_path, "mine.py", pass_text("test-a")))
    assert Registry().find("test-a") is None


def test_leaves_nothing_beside_the_plugin(tmp_path: Path) -> None:
    Registry().load_plugin(write(tmp_path, "mine.py", pass_text("test-a")))
    assert [path.name for path in tmp_path.iterdir()] == ["mine.py"]


def test_same_file_twice(tmp_path: Path) -> None:
    registry = Registry()
    path = write(tmp_path, "mine.py", pass_text("test-a"))
    assert registry.load_plugin(path) is registry.load_plugin(tmp_path / "." / "mine.py")


def test_edited_file_in_another_registry(tmp_path: Path) -> None:
    Registry().load_plugin(write(tmp_path, "mine.py", pass_text("test-a")))
    registry = Registry()
    registry.load_plugin(write(tmp_path, "mine.py", pass_text("test-b")))
    assert registry.find("test-a") is None
    assert registry.find("test-b") is not None


def test_same_pass_in_two_files(tmp_path: Path) -> None:
    registry = Registry()
    first = write(tmp_path, "first.py", pass_text("test-a"))
    second = write(tmp_path, "second.py", pass_text("test-b", "B") + pass_text("test-a", "A"))
    registry.load_plugin(first)
    with pytest.raises(DiagnosticError) as caught:
        registry.load_plugin(second)
    assert str(caught.value) == f"pass 'test-a' is defined twice: in {first} and in {second}"
    assert "iree_sched_plugin_second" not in sys.modules
    # A plug-in that is refused leaves none of its passes behind.
    assert registry.find("test-b") is None


def test_builtin_pass_cannot_be_replaced(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", pass_text("iree-stream-schedule-execution"))
    with pytest.raises(DiagnosticError) as caught:
        Registry().load_plugin(path)
    assert "'iree-stream-schedule-execution' is defined twice" in str(caught.value)
    assert "schedule_execution.py" in str(caught.value)
    assert str(path) in str(caught.value)


def test_two_files_of_one_name(tmp_path: Path) -> None:
    registry = Registry()
    first = write(tmp_path / "a", "mine.py", pass_text("test-a"))
    second = write(tmp_path / "b", "mine.py", pass_text("test-b"))
    registry.load_plugin(first)
    with pytest.raises(DiagnosticError) as caught:
        registry.load_plugin(second)
    assert str(caught.value) == f"two plug-ins have the same file name: {first} and {second}"


def test_partitioner(tmp_path: Path) -> None:
    registry = Registry()
    registry.load_plugin(write(tmp_path, "mine.py", PARTITIONER))
    found = registry.partitioners.find(Kind.EXECUTION, "test-one-each")
    assert found is not None
    assert found.summary == "Puts every node into a group of its own."
    assert registry.partitioners.find(Kind.CONCURRENCY, "test-one-each") is None


def test_nothing_in_it(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", "x = 1\n")
    assert failure(path) == f"{path}: error: plug-in defines no pass and no partitioner"


def test_no_file_at_all() -> None:
    with pytest.raises(PluginError) as caught:
        Registry().load_plugin("")
    [diagnostic] = caught.value.diagnostics
    shown = render(diagnostic, caught.value.source)
    assert shown == "--load-pass-plugin: error: no file is named"


def test_syntax_error(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", "x = 1\nif x\n    pass\n")
    assert failure(path).startswith(f"{path}:2:5: error: expected ':'\nif x\n    ^")


def test_exception(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", "def f():\n    return missing\n\nf()\n")
    expected = "error: cannot load plug-in: NameError: name 'missing' is not defined"
    assert failure(path) == f"{path}:2:5: {expected}\n    return missing\n    ^"


def test_missing_module(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", "\nimport no_such_module\n")
    assert failure(path).startswith(f"{path}:2:1: error: cannot load plug-in: ModuleNotFoundError")


def test_exit_is_a_failure(tmp_path: Path) -> None:
    path = write(tmp_path, "mine.py", "raise SystemExit(3)\n")
    assert "cannot load plug-in: SystemExit: 3" in failure(path)
    path.write_text("class Odd(BaseException): pass\nraise Odd('so it is')\n")
    assert "mine.py:2:1: error: cannot load plug-in: Odd: so it is" in failure(path)


def test_a_plugin_that_closes_standard_output(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.StringIO())
    path = write(tmp_path, "mine.py", "import sys\nsys.stdout.close()\n")
    assert failure(path).endswith("mine.py: error: plug-in closed standard output")


def test_missing_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    assert failure(path) == (
        f"{path}: error: cannot open plug-in '{path}': No such file or directory"
    )


def test_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "mine.py"
    path.write_bytes(b"x = '\xff'\n")
    assert failure(path) == f"{path}: error: cannot load plug-in '{path}': not UTF-8"


def test_module_is_known_while_it_runs(tmp_path: Path) -> None:
    text = "import dataclasses, sys\nassert sys.modules[__name__].__dict__ is globals()\n"
    Registry().load_plugin(write(tmp_path, "mine.py", text + pass_text("test-a")))


@define
class Announced(Pass):
    argument: ClassVar[str] = "test-announced"
    summary: ClassVar[str] = "Comes from a package."

    def run(self, op: Operation, context: PassContext) -> None:
        pass


def announce(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    group = "iree_sched.passes"
    entry = importlib.metadata.EntryPoint("test-announced", value, group)

    def entry_points(**given: str) -> list[importlib.metadata.EntryPoint]:
        return [entry] if given == {"group": group} else []

    monkeypatch.setattr(importlib.metadata, "entry_points", entry_points)


def test_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "announcing", sys.modules[__name__])
    announce(monkeypatch, "announcing:Announced")
    assert Registry().find("test-announced") is Announced
    assert Announced in Registry().passes()


def test_entry_point_of_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    announce(monkeypatch, "os:getcwd")
    with pytest.raises(DiagnosticError, match=r"entry point .* is not a pass"):
        Registry().passes()


def test_broken_entry_point(monkeypatch: pytest.MonkeyPatch) -> None:
    announce(monkeypatch, "no_such_module:Pass")
    with pytest.raises(DiagnosticError, match="cannot load entry point 'test-announced'"):
        Registry().passes()


def test_builtin_passes_are_found_without_importing_the_others() -> None:
    import subprocess

    code = (
        "import sys\nfrom iree_sched.passregistry import Registry\n"
        "assert Registry().find('iree-stream-schedule-concurrency') is not None\n"
        "print('iree_sched.passes.schedule_execution' in sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=True,
    )
    assert done.stdout == "False\n"
