"""Forms made of those of akin lines say, and are printed as, what forms of their own do."""

from __future__ import annotations

import pathlib

import pytest

from iree_sched import session
from iree_sched.assembly.wordings import Wording
from iree_sched.diagnostics import Source
from iree_sched.ir import Form

_ROOT = pathlib.Path(__file__).parents[2]
_FILES = sorted([*_ROOT.glob("tests/lit/*.mlir"), *_ROOT.glob("examples/*/*.mlir")])
_PASSES = (
    "builtin.module(util.func(iree-stream-schedule-execution,iree-stream-schedule-concurrency))"
)
# Lines that are akin, where what is in the place of a word could mean something else.
_AKIN = """
util.func private @f(%arg0: !stream.resource<*>, %n: index) {
  %a = stream.async.dispatch on(#hal.device.affinity<@d>) @x::@y[%n](%arg0[%n to %n for %n]) : (!stream.resource<*>{%n}) -> !stream.resource<*>{%n}
  %b = stream.async.dispatch on(#hal.device.affinity<@d>) @x::@x[%n](%arg0[%n to %n for %n]) : (!stream.resource<*>{%n}) -> !stream.resource<*>{%n}
  %c = stream.async.dispatch on(#hal.device.affinity<@y>) @x::@y[%n](%arg0[%n to %n for %n]) : (!stream.resource<*>{%n}) -> !stream.resource<*>{%n}
  %d = stream.async.dispatch on(#hal.device.affinity<@x>) @x::@x[%n](%arg0[%n to %n for %n]) : (!stream.resource<*>{%n}) -> !stream.resource<*>{%n}
  %e = stream.async.dispatch on(#hal.device.affinity<@d>) @_word_1_::@_word_0_[%n](%arg0[%n to %n for %n]) : (!stream.resource<*>{%n}) -> !stream.resource<*>{%n}
  %s1 = util.string.itoa %n {t = "a"} : index -> !util.buffer
  %s2 = util.string.itoa %n {t = "a : i32"} : index -> !util.buffer
  %s3 = util.string.itoa %n {t = "100 %s %%"} : index -> !util.buffer
  %s4 = util.string.itoa %n {t = "_word_0_"} : index -> !util.buffer
  %s5 = util.string.itoa %n {"a b" = "c"} : index -> !util.buffer
  %s6 = util.string.itoa %n {"a" = "c d"} : index -> !util.buffer
  %i1 = arith.constant 5 : i64
  %i2 = arith.constant -5 : i64
  %i3 = arith.constant 7000000000 : i64
  %i4 = arith.constant 7000000001 : i64
  %i5 = arith.constant 0 : i64
  util.optimization_barrier %a, %b, %c, %d, %e : !stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>, !stream.resource<*>
  util.optimization_barrier %s1, %s2, %s3, %s4, %s5, %s6 : !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer, !util.buffer
  util.optimization_barrier %i1, %i2, %i3, %i4, %i5 : i64, i64, i64, i64, i64
  util.return
}
"""  # noqa: E501


def _both(
    source: Source, pipeline: str, monkeypatch: pytest.MonkeyPatch, *, generic: bool
) -> tuple[str, str]:
    """What is printed, and reported, with forms made of akin ones and without."""

    def run() -> str:
        options = session.Options(split_marker="// -----", allow_unregistered=True, generic=generic)
        done = session.run(source, pipeline, options)
        return done.text + done.report()

    short = run()
    with monkeypatch.context() as context:
        context.setattr(Wording, "make", lambda self, words: None)
        return short, run()


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.name)
def test_files_are_read_alike(path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source(path.name, path.read_text("utf-8"))
    short, long = _both(source, _PASSES, monkeypatch, generic=False)
    assert short == long


@pytest.mark.parametrize("generic", [False, True])
@pytest.mark.parametrize("pipeline", ["builtin.module()", _PASSES])
def test_words_that_could_mean_more(
    pipeline: str, generic: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[Form] = []
    make = Wording.make

    def noted(self: Wording, words: tuple[str, ...]) -> Form | None:
        form = make(self, words)
        made.extend(form for form in [form] if form is not None)
        return form

    monkeypatch.setattr(Wording, "make", noted)
    short, long = _both(Source("akin", _AKIN), pipeline, monkeypatch, generic=generic)
    assert short == long
    assert sum(form.kin is not None for form in made) > 3
