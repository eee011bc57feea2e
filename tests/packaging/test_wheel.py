"""The wheel: what is in it, and that it works without the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from iree_sched import __version__

ROOT = Path(__file__).resolve().parents[2]

# Imports every pass, opens every grammar and library of specs, then says where they came from.
SMOKE = """
import importlib, importlib.resources, pkgutil
import iree_sched, iree_sched.passes, iree_sched.grammars
for module in pkgutil.walk_packages(iree_sched.passes.__path__, "iree_sched.passes."):
    importlib.import_module(module.name)
for grammar in importlib.resources.files("iree_sched.grammars").iterdir():
    if grammar.name.endswith(".lark"):
        assert grammar.read_text(encoding="utf-8")
from iree_sched.specs.sources import default_sources
assert all("iree_sched.spec_library" in source.text for source in default_sources())
assert len(default_sources()) > 3
for package in (iree_sched, iree_sched.passes, iree_sched.grammars):
    print(package.__file__)
"""


def run(*command: str | Path, cwd: Path = ROOT) -> str:
    """Runs a command free of PYTHON* settings; returns its standard output."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True)
    assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
    return done.stdout


def sources(folder: str, *suffixes: str) -> set[str]:
    """The files of a folder of the checkout, as paths from the root."""
    return {
        path.relative_to(ROOT).as_posix()
        for suffix in suffixes
        for path in (ROOT / folder).rglob("*" + suffix)
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built by way of the source distribution, as an index would serve it."""
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "sdist", "-d", folder)
    [sdist] = folder.glob("*.tar.gz")
    offline = ("--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check")
    run(sys.executable, "-m", "pip", "wheel", "-q", *offline, "-w", folder, sdist, cwd=folder)
    [built] = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of a fresh environment that has the wheel and our dependencies."""
    venv = tmp_path_factory.mktemp("fresh") / "venv"
    run(sys.executable, "-m", "venv", "--without-pip", venv)
    programs = venv / ("Scripts" if os.name == "nt" else "bin")
    into = ("--python", programs / "python", "--disable-pip-version-check", "-q")
    run(sys.executable, "-m", "pip", *into, "install", "--no-deps", "--no-index", wheel)
    # A folder named in a .pth file is searched, but .pth files in it are not read:
    # we get the dependencies of this environment without its editable install of the checkout.
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    site = Path(run(programs / "python", "-c", ask).strip())
    ours = [path for path in sys.path if Path(path).name in ("site-packages", "dist-packages")]
    (site / "outer.pth").write_text("\n".join(ours) + "\n", encoding="utf-8")
    return programs


@pytest.mark.slow
def test_top_level_names(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        top = {name.partition("/")[0] for name in archive.namelist()}
    assert top == {"iree_sched", f"iree_sched-{__version__}.dist-info"}


@pytest.mark.slow
def test_has_every_source_and_no_stale_one(wheel: Path) -> None:
    expected = sources("iree_sched", ".py")
    expected |= {f"iree_sched/{name}" for name in sources("passes", ".py")}
    expected |= {f"iree_sched/{name}" for name in sources("grammars", ".py", ".lark")}
    with zipfile.ZipFile(wheel) as archive:
        actual = {name for name in archive.namelist() if name.endswith((".py", ".lark"))}
    assert expected == actual


@pytest.mark.slow
def test_wheel_with_the_checkout_as_current_directory(installed: Path) -> None:
    origins = run(installed / "python", "-P", "-c", SMOKE).split()
    assert len(origins) == 3
    for origin in map(Path, origins):
        assert ROOT not in origin.resolve().parents
        assert installed.parent.resolve() in origin.resolve().parents


@pytest.mark.slow
def test_checkout_shadows_the_wheel_only_as_a_whole(installed: Path) -> None:
    # `python -c` and `python -m` look into the current directory first.
    # The toolkit of the checkout must then not meet the passes of the wheel.
    origins = run(installed / "python", "-c", SMOKE).split()
    names = ("iree_sched", "passes", "grammars")
    assert [str(ROOT / name / "__init__.py") for name in names] == origins


@pytest.mark.slow
def test_console_script(installed: Path) -> None:
    assert __version__ in run(installed / "iree-sched-opt", "--version")


@pytest.fixture(scope="module")
def announcing(installed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same programs, beside which a package with partitioners of its own is installed."""
    package = tmp_path_factory.mktemp("package")
    (package / "pyproject.toml").write_text(PROJECT)
    (package / "board.py").write_text(BOARD)
    into = ("--python", installed / "python", "--disable-pip-version-check", "-q")
    offline = ("--no-deps", "--no-index", "--no-build-isolation")
    run(sys.executable, "-m", "pip", *into, "install", *offline, package)
    return installed


PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "board-support"
version = "2.1"

[project.entry-points."iree_sched.execution_partitioners"]
board-split = "board:split"

[project.entry-points."iree_sched.concurrency_partitioners"]
board-pairs = "board:pairs"
board-gone = "board:gone"

[tool.hatch.build.targets.wheel]
include = ["board.py"]
"""

BOARD = """
from iree_sched.partition import Graph, Kind, arrange, option, partitioner

@partitioner(Kind.EXECUTION, "board-split", "One region for each op.")
def split(graph: Graph):
    return arrange(graph, [[node] for node in graph.nodes])

@partitioner(Kind.CONCURRENCY, "board-pairs", "Waves of so many ops.")
def pairs(graph: Graph, *, of: int = option(2, "ops in a wave", minimum=1)):
    return [graph.nodes[at : at + of] for at in range(0, len(graph.nodes), of)]
"""

FILLS = """
util.func public @f(%size: index, %value: i32) -> !stream.timepoint {
  %r:4, %t = stream.async.execute with() -> (RESULTS) {
FILLS
    stream.yield %0, %1, %2, %3 : RESULTS
  } => !stream.timepoint
  util.return %t : !stream.timepoint
}
"""


@pytest.mark.slow
def test_an_installed_package_announces_partitioners(announcing: Path, tmp_path: Path) -> None:
    type = "!stream.resource<transient>{%size}"
    fills = "\n".join(f"    %{n} = stream.async.splat %value : i32 -> {type}" for n in range(4))
    results = ", ".join([type] * 4)
    model = tmp_path / "fills.mlir"
    model.write_text(FILLS.replace("RESULTS", results).replace("\nFILLS", f"\n{fills}"))
    opt = (announcing / "iree-sched-opt", model)
    flag = "--iree-stream-schedule-concurrency=partitioner=board-pairs"
    assert run(*opt, flag).count("stream.async.concurrent ") == 2
    assert run(*opt, flag + "{of=4}").count("stream.async.concurrent ") == 1


@pytest.mark.slow
def test_installed_partitioners_are_listed_and_broken_ones_named(announcing: Path) -> None:
    command: list[str | Path] = [announcing / "iree-sched", "partitioners"]
    done = subprocess.run(command, cwd=ROOT.parent, capture_output=True, text=True)
    shown = " ".join(done.stdout.split())
    assert done.returncode == 1
    assert "board-split - One region for each op. [package board-support 2.1]" in shown
    assert "of=<int> - ops in a wave (default=2; at least 1)" in shown
    assert "entry point 'board-gone' = 'board:gone' of package board-support 2.1" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("name", ["passes", "passes.partitioners", "grammars"])
def test_no_top_level_import(name: str) -> None:
    attempt = f"try: import {name}\nexcept ImportError as error: print(error)"
    outer = name.partition(".")[0]
    said = run(sys.executable, "-c", attempt).strip()
    assert f"import iree_sched.{outer} instead of {outer}" == said


@pytest.mark.parametrize("name", ["passes", "grammars"])
def test_checkout_has_no_inner_folder(name: str) -> None:
    # Its mere presence would hide passes/ or grammars/ from an editable install.
    assert not (ROOT / "iree_sched" / name).exists()


def test_importing_the_package_is_light() -> None:
    loaded = "import sys, iree_sched; print(*sys.modules)"
    heavy = {"lark", "attr", "attrs", "click", "rich", "iree", "numpy", "importlib.metadata"}
    assert heavy.isdisjoint(run(sys.executable, "-c", loaded).split())
