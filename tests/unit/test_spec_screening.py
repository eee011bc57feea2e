"""Tests of the short way to say that no rule matches: it says what the long way would."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iree_sched.diagnostics import DiagnosticError, Source
from iree_sched.parser import parse
from iree_sched.specs import reading
from iree_sched.specs.applying import decide_all
from iree_sched.specs.facts import ModuleFacts
from iree_sched.specs.materializing import linked_rules
from iree_sched.specs.screening import check_texts, conditions_of, matches_nothing
from iree_sched.specs.sources import Text, default_sources

_MODULE = """
util.global private @d = #hal.device.target<"local", [#hal.executable.target<"llvm-cpu", "fb">]> : !hal.device
util.func public @one(%n: index, %v: i32) -> !stream.resource<transient> {
  %0 = stream.async.splat on(#hal.device.affinity<@d>) %v : i32 -> !stream.resource<transient>{%n}
  util.return %0 : !stream.resource<transient>
}
util.func public @none(%n: index) -> index {
  util.return %n : index
}
"""  # noqa: E501
_LIBRARY = """module attributes {iree_sched.spec_library} {
  "iree_sched.rule"() {sym_name = "r", match = {%s}, action = {skip}} : () -> ()
}
"""
_MATCHES = (
    'function = "one"',
    'function = "on?"',
    'function = ["two", "three*"]',
    'hardware = ""',
    'hardware = "*board"',
    'iree = ">=3.12"',
    'iree = "<3.12"',
    'device = "local"',
    'backend = "rocm"',
    'architecture = "*"',
    "ops = 1",
    "ops = {min = 2}",
    "branching = {max = 1.5}",
    "branching = {min = 1.5}",
    "bytes = 0",
    'dispatches = "*"',
    'fingerprint = "*"',
    'fingerprint = "0123456789abcdef"',
)


def _facts() -> ModuleFacts:
    document = parse(Source("m.mlir", _MODULE))
    return ModuleFacts(document.module, document.aliases, "3.13", "")


def _texts(matches: Sequence[str]) -> list[Text]:
    return [Text("user", Source("s.mlir", _LIBRARY % match)) for match in matches]


@given(st.lists(st.lists(st.sampled_from(_MATCHES), max_size=3, unique_by=lambda m: m[:5])))
def test_the_short_way_says_what_the_long_way_does(rules: list[list[str]]) -> None:
    texts = _texts([", ".join(rule) for rule in rules])
    decided = decide_all(_facts(), linked_rules(texts), {})
    matched = any(verdict.aspect for _, decision in decided for verdict in decision.verdicts)
    assert matches_nothing(_facts(), texts) == (not matched)


def test_what_was_read_is_remembered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", str(tmp_path))
    sources = [*default_sources(), *(text.source for text in _texts(_MATCHES))]
    first = {source.text: conditions_of(source) for source in sources}
    assert all(first.values())
    monkeypatch.setattr(reading, "read_library", None)
    for source in default_sources():
        assert conditions_of(source) == first[source.text]
    [last] = _texts(_MATCHES[-1:])
    assert conditions_of(last.source) == first[last.source.text]


def test_a_file_that_was_changed_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IREE_SCHED_CACHE_DIR", str(tmp_path))
    for match, nothing in (('function = "x"', True), ('function = "one"', False)):
        assert matches_nothing(_facts(), _texts([match])) is nothing
    assert len(list(tmp_path.glob("specs-*"))) == 1  # one for a file, however often it changes
    [text] = _texts(["functio"])
    assert not matches_nothing(_facts(), [text])  # what is wrong is for the long way to tell
    with pytest.raises(DiagnosticError, match="there is no criterion 'functio'"):
        check_texts([text])
    [entry] = tmp_path.glob("specs-*")
    entry.write_bytes(entry.read_bytes()[:-5])
    assert not matches_nothing(_facts(), _texts(['function = "one"']))


def test_little_is_imported_where_nothing_matches(tmp_path: Path) -> None:
    (tmp_path / "model.mlir").write_text(_MODULE, "utf-8")
    command = [
        *(sys.executable, "-c"),
        "import sys; from iree_sched.cli.opt import main; status = main(sys.argv[1:]); "
        "print(*(name for name in sys.modules if name.startswith('iree_sched.')), file=sys.stderr)",
        *("model.mlir", "--iree-sched-materialize-specs", "-o", "out.mlir"),
    ]
    for _ in range(2):  # the first one may have to read the libraries that are shipped
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    imported = set(done.stderr.split())
    assert "iree_sched.specs.screening" in imported
    heavy = {"search", "reading", "rules", "values", "applying", "linking", "libraries"}
    assert not {f"iree_sched.specs.{name}" for name in heavy} & imported
    assert not {name for name in imported if name.startswith("iree_sched.plan")}
