"""Tests of how libraries are found, read, and applied."""

import io
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from iree_sched.passes.materialize_specs import MaterializeSpecs

from iree_sched import session
from iree_sched.cli.main import main
from iree_sched.diagnostics import Diagnostic, DiagnosticError, Severity, Source, render
from iree_sched.parser import parse
from iree_sched.partition.registry import PartitionerRegistry
from iree_sched.passbase import PassContext
from iree_sched.plan.rule_plans import rule_plan_faults
from iree_sched.specs.applying import decide_all
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.libraries import libraries_of
from iree_sched.specs.linking import library_text, link
from iree_sched.specs.materializing import linked_rules
from iree_sched.specs.reading import read_library
from iree_sched.specs.settings import SpecSettings
from iree_sched.specs.sources import default_sources, find_texts, read_texts
from iree_sched.specs.verification import verify_libraries

_NO_DEFAULTS = SpecSettings(defaults=False)
_LIBRARY = """module @mine attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {
    sym_name = "%s", match = %s, action = {concurrency = {partitioner = "%s"}}
  } : () -> ()
}
"""
_MODULE = """
util.global private @d = #hal.device.target<"%s", [#hal.executable.target<"%s", "fb", {arch = "%s"}>]> : !hal.device
util.func public @f(%%n: index, %%v: i32) -> (!stream.resource<transient>, !stream.resource<transient>) {
  %%0 = stream.async.splat on(#hal.device.affinity<@d>) %%v : i32 -> !stream.resource<transient>{%%n}
  %%1 = stream.async.splat on(#hal.device.affinity<@d>) %%v : i32 -> !stream.resource<transient>{%%n}
  util.return %%0, %%1 : !stream.resource<transient>, !stream.resource<transient>
}
"""  # noqa: E501


def _write(path: Path, name: str, match: str = "{}", partitioner: str = "none") -> str:
    path.write_text(_LIBRARY % (name, match, partitioner), "utf-8")
    return str(path)


def test_a_folder_is_all_its_libraries_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    _write(folder / "b.mlir", "b")
    _write(folder / "a.mlir", "a")
    (folder / "README.md").write_text("none", "utf-8")
    first, second = _write(tmp_path / "x.mlir", "x"), _write(tmp_path / "y.mlir", "y")
    monkeypatch.setenv("IREE_SCHED_SPEC_PATH", os.pathsep.join([first, str(folder)]))
    found = libraries_of(find_texts(SpecSettings(paths=(second,), defaults=False)))
    assert [rule.name for one in found for rule in one.library.rules] == ["y", "b", "a", "x"]


def test_packages_announce_libraries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _write(tmp_path / "theirs.mlir", "theirs")
    (tmp_path / "package_of_specs.py").write_text(
        "import pathlib\nSPECS = pathlib.Path(__file__).parent / 'theirs.mlir'\n", "utf-8"
    )
    metadata = tmp_path / "package_of_specs-1.5.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Name: package-of-specs\nVersion: 1.5\n", "utf-8")
    points = metadata / "entry_points.txt"
    points.write_text("[iree_sched.specs]\ntheirs = package_of_specs:SPECS\n", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    mine = _write(tmp_path / "mine.mlir", "mine")
    found = libraries_of(find_texts(SpecSettings(paths=(mine,))))
    assert [one.layer for one in found][:2] == ["user", "package package-of-specs 1.5"]
    assert {one.layer for one in found[2:]} == {"default"}
    [_, rule] = link(one.library for one in found[:2])
    assert rule.origin.startswith("package-of-specs 1.5, theirs.mlir: ")
    points.write_text("[iree_sched.specs]\ntheirs = package_of_specs:NONE\n", "utf-8")
    with pytest.raises(DiagnosticError, match="entry point 'theirs' = 'package_of_specs:NONE'"):
        libraries_of(find_texts(_NO_DEFAULTS))
    points.write_text("[iree_sched.specs]\ntheirs = package_of_specs:SPECS\n", "utf-8")
    broken = "[iree_sched.specs]\na = package_of_specs:NONE\nb = nothing_there:SPECS\n"
    points.write_text(f"{broken}theirs = package_of_specs:SPECS\n", "utf-8")
    faults: list[Diagnostic] = []
    found = libraries_of(find_texts(_NO_DEFAULTS, faults))
    assert [one.layer for one in found] == ["package package-of-specs 1.5"]
    assert [fault.message.split("'")[1] for fault in faults] == ["a", "b"]
    points.write_text("[iree_sched.specs]\ntheirs = package_of_specs:SPECS\n", "utf-8")
    (tmp_path / "theirs.mlir").unlink()
    with pytest.raises(DiagnosticError, match=r"theirs.mlir': No such file .* names it"):
        libraries_of(find_texts(_NO_DEFAULTS))


def test_default_libraries_are_right() -> None:
    found = libraries_of(find_texts(SpecSettings()))
    assert [one.layer for one in found] == ["default"] * 4
    assert verify_libraries(found, PartitionerRegistry(), rule_plan_faults) == []
    for source in default_sources():
        assert "Measured" in source.text
        assert "uess" in source.text or "othing" in source.text


@pytest.mark.parametrize(
    ("device", "backend", "architecture", "hardware", "rule"),
    [
        ("hip", "rocm", "gfx942", "", "gfx942_wide_waves"),
        ("hip", "rocm", "gfx950", "", None),
        ("local", "llvm-cpu", "x86_64", "big-little-4-4", "big_little_workers"),
        ("my_npu", "npu-compiler", "", "soc-npu", "npu_one_at_a_time"),
        ("local", "llvm-cpu", "x86_64", "soc-npu", "npu_host_workers"),
        ("local", "llvm-cpu", "x86_64", "", None),  # two ops are not worth a search
    ],
)
def test_default_rules_match_what_they_are_for(
    device: str, backend: str, architecture: str, hardware: str, rule: str | None
) -> None:
    document = parse(Source("m.mlir", _MODULE % (device, backend, architecture)))
    facts = ModuleFacts(document.module, document.aliases, "3.13", hardware)
    rules = linked_rules(find_texts(SpecSettings()))
    [(_, decision)] = decide_all(facts, rules, {})
    assert [v.rule.name for v in decision.verdicts if v.won and v.aspect == "concurrency"] == (
        [rule] if rule else []
    )


def test_a_file_that_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match=r"cannot open spec file .*: No such file"):
        libraries_of(read_texts([str(tmp_path / "none.mlir")]))
    (tmp_path / "bytes.mlir").write_bytes(b"\xff")
    with pytest.raises(DiagnosticError, match="it is not UTF-8"):
        libraries_of(read_texts([str(tmp_path / "bytes.mlir")]))


@pytest.mark.parametrize(
    ("op", "expected"),
    [
        ("iree_sched.rule {a}", "2:1: error: a rule is written in generic form"),
        ('"iree_sched.rule"() <{a = 1}> : () -> ()', "a rule is written in generic form"),
        ("%0 = arith.constant 1 : i32", "'arith.constant' op is no rule"),
        ("{a = 1}", "2:22: error: there is no attribute of a rule 'a'"),
        ("{sym_name = 3}", "2:33: error: 'sym_name': expected a string, not 3 : i64"),
        ('{sym_name = "r"}', "a rule needs an action"),
        ("{action = {plans}}", "there is no action 'plans'"),
        ("{action = {dispatches = [{cost_ns = \0}]}}", "spec.mlir:2:57: error: unexpected char"),
        ("{action = {plan}}", "'plan': expected the path of a plan, not unit"),
        ('{action = {plan = "p", execution = {a}}}', "'execution' is decided by the plan"),
        ("{action = {skip, execution = {a}}}", "'skip' stands alone in an action"),
        ('{action = {execution = {on = "@a"}}}', "a rule names devices in its match, not by 'on'"),
        ('{action = {execution = "none"}}', "'execution': expected {partitioner"),
        ("{match = [3]}", "'match': expected a dictionary, not [3 : i64]"),
        ("{action = {dispatches = [{cost_ns = 1}]}}", 'symbols = "glob" is missing'),
        (
            '{action = {dispatches = {symbols = "a", affinity = 3}}}',
            "'affinity': expected #hal.device.affinity<@device, [queues 0 to 63]>, not 3 : i64",
        ),
    ],
)
def test_what_is_wrong_is_told(op: str, expected: str) -> None:
    rule = f'"iree_sched.rule"() {op} : () -> ()' if op.startswith("{") else op
    text = f"module attributes {{iree_sched.spec_library}} {{\n{rule}\n}}"
    _, faults = read_library(Source("spec.mlir", text))
    shown = "\n".join(render(fault, Source("", "")) for fault in faults)
    assert expected in shown
    assert all(fault.severity is Severity.ERROR for fault in faults)


def test_what_is_no_library_is_told() -> None:
    [fault] = read_library(Source("m.mlir", "module {\n}"))[1]
    assert render(fault, Source("", "")).splitlines() == [
        "m.mlir:1:1: error: this is no library of specs",
        "module {",
        "^",
        "m.mlir:1:1: note: a library starts: module @name attributes {iree_sched.spec_library} {",
    ]


def test_aliases_stand_for_what_they_name() -> None:
    text = "#where = #hal.device.affinity<@d, [1]>\n" + _LIBRARY.replace(
        "action = {", 'action = {dispatches = {symbols = "*", affinity = #where}, '
    )
    library, faults = read_library(Source("spec.mlir", text % ("a", "{}", "none")))
    assert not faults
    [action] = library.rules[0].action.dispatches
    assert action.values["affinity"].text == "#hal.device.affinity<@d, [1]>"


_NAMES = st.sampled_from(["a", "b", "mine_a", "a_0"])
_RULE = (
    '"iree_sched.rule"() {{sym_name = "{}", action = {{execution = {{partitioner = "none"}}}}}}'
    " : () -> ()\n"
)


@given(st.lists(st.lists(_NAMES, unique=True), max_size=4))
def test_linking_twice_changes_nothing(libraries: list[list[str]]) -> None:
    read = [
        read_library(
            Source(
                f"{number}.mlir",
                "module @mine attributes {iree_sched.spec_library} {\n"
                + "".join(_RULE.format(name) for name in names)
                + "}",
            )
        )
        for number, names in enumerate(libraries)
    ]
    assert not any(faults for _, faults in read)
    rules = link(library for library, _ in read)
    assert [rule.origin for rule in rules] == [
        f"{number}.mlir: {name}" for number, names in enumerate(libraries) for name in names
    ]
    text = library_text(rules)
    again, faults = read_library(Source("linked.mlir", text))
    assert not faults  # so that names are unique
    assert library_text(link([again])) == text


def test_a_wrong_partitioner_is_told_only_where_it_would_be_used(tmp_path: Path) -> None:
    path = _write(tmp_path / "plugged.mlir", "a", '{function = "g"}', "from_a_plug_in")
    source = Source("m.mlir", _MODULE % ("local", "llvm-cpu", "x86_64"))
    options = session.Options(specs=SpecSettings(paths=(path,), defaults=False))
    pipeline = "builtin.module(iree-sched-materialize-specs)"
    assert session.Session(options).run(source, pipeline).succeeded
    _write(tmp_path / "plugged.mlir", "a", '{function = "f"}', "from_a_plug_in")
    result = session.Session(options).run(source, pipeline)
    assert not result.succeeded
    assert f"{path}:3:" in result.report()
    assert "no concurrency partitioner is named 'from_a_plug_in'" in result.report()


def test_options_without_a_partitioner_are_for_the_reference(tmp_path: Path) -> None:
    text = _LIBRARY.replace('partitioner = "%s"', "%s") % ("a", "{}", "ratio = 1.5")
    (tmp_path / "ratio.mlir").write_text(text, "utf-8")
    paths = (str(tmp_path / "ratio.mlir"),)
    options = session.Options(specs=SpecSettings(paths=paths, defaults=False))
    source = Source("m.mlir", _MODULE % ("local", "llvm-cpu", "x86_64"))
    pipeline = "builtin.module(iree-sched-materialize-specs)"
    result = session.Session(options).run(source, pipeline)
    assert "ratio.mlir:3:" in result.report()
    assert "no such option ratio of concurrency partitioner 'reference'" in result.report()


def test_rules_that_match_nothing_cost_little() -> None:
    device, function = (_MODULE % ("vmvx", "vmvx", "none")).split("util.func")
    text = device + "".join(f"util.func{function.replace('@f', f'@f{n}')}" for n in range(20))
    document = parse(Source("m.mlir", text))
    spent = []
    for _ in range(7):
        document.module.set_attribute("iree_sched.specs", None)
        start = time.process_time()
        MaterializeSpecs().run(document.module, PassContext(aliases=document.aliases))
        spent.append(time.process_time() - start)
    assert min(spent) < 0.02  # 1 ms where this was written; others may be slower


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = (
        '"iree_sched.rule"() {sym_name = "r", match = {iree = "3.13"}, action = {skip}} : () -> ()'
    )
    text = f"module attributes {{iree_sched.spec_library}} {{ {rule} }}"
    for command in ("verify", "link"):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert main(["specs", command, "-"]) == 1
        said = capsys.readouterr().err
        assert said.startswith("<stdin>:1:")
        assert "not '3.13'; did you mean '==3.13'?" in said


def test_a_file_that_is_there_is_not_replaced(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = _write(tmp_path / "mine.mlir", "mine")
    assert main(["specs", "init", file]) == 1
    assert f"error: '{file}' is there already: --force replaces it" in capsys.readouterr().err
