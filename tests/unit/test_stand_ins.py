"""Ops printed by templates with stand-ins are printed as by templates of their own."""

import pathlib

import pytest

from iree_sched import session
from iree_sched.assembly import template
from iree_sched.diagnostics import Source

_ROOT = pathlib.Path(__file__).parents[2]
_FILES = sorted([*_ROOT.glob("tests/lit/*.mlir"), *_ROOT.glob("examples/*/*.mlir")])
_NAMES = """
util.global private @a = #stream.parameter.named<"s"::"p"> : i32
util.global private @b = #stream.parameter.named<"s"::"s"> : i32
util.global private @"a b" {of = @a, at = "@a", in = #x.y<@a, "@b", "q\\22">} = 7 : i32
util.global private @_stand_in_0_ {of = @a} = true
util.func private @f(%arg0: !stream.resource<*>, %n: index) {
  %0 = arith.constant -1 : i32
  %1 = arith.constant 4096 : index
  %2 = arith.constant true
  %3 = stream.async.transfer %arg0 : !stream.resource<*>{%n} from(#hal.device.affinity<@d>) -> to(#hal.device.affinity<@d>) !stream.resource<*>{%n}
  %4 = stream.async.transfer %arg0 : !stream.resource<*>{%n} from(#hal.device.affinity<@d>) -> to(#hal.device.affinity<@e>) !stream.resource<*>{%n}
  %5 = stream.async.dispatch @a::@b[%1](%3[%1 to %n for %n]) : (!stream.resource<*>{%n}) -> %3{%n}
  %6 = stream.async.dispatch {@a::@c, @b::@c}[%1](%4[%1 to %n for %n]) : (!stream.resource<*>{%n}) -> %4{%n}
  util.return
}
"""  # noqa: E501


def _printed(source: Source, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """What is printed with stand-ins and without."""

    def run() -> str:
        options = session.Options(split_marker="// -----", allow_unregistered=True)
        return session.run(source, "builtin.module()", options).text

    short = run()
    with monkeypatch.context() as context:
        context.setattr(
            template, "put_stand_ins", lambda form: (tuple(sorted(form.attributes.items())), [])
        )
        return short, run()


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_files_are_printed_alike(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = _printed(Source(path.name, path.read_text("utf-8")), monkeypatch)
    assert short == long


def test_names_are_printed_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = _printed(Source("names", _NAMES), monkeypatch)
    assert short == long
    assert "@_stand_in_0_ {of = @a}" in short
