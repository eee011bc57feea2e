"""The pass manager: on which ops passes run, in which order, and what happens when one fails."""

from collections.abc import Callable
from typing import Any, ClassVar, Literal

import pytest
from attrs import define, field

from iree_sched.diagnostics import TRACEBACK, DiagnosticError, Diagnostics, error
from iree_sched.dialects import definition
from iree_sched.ir import Block, Operation
from iree_sched.irdump import DumpOptions, IRDump
from iree_sched.passbase import Pass, PassContext
from iree_sched.passmanager import Instrumentation, PassManager
from iree_sched.passoptions import describe_pass, make_pass, pass_options
from iree_sched.passplan import Stage, build_plan, describe_plan
from iree_sched.passregistry import Registry
from iree_sched.pipeline import parse_pipeline
from iree_sched.timing import Timer

LOG: list[str] = []


@pytest.fixture(autouse=True)
def empty_log() -> None:
    LOG.clear()


def label(op: Operation) -> str:
    return op.attributes.get("sym_name", op.name).strip('@"')


@define
class AnyOp(Pass):
    argument: ClassVar[str] = "any-op"
    summary: ClassVar[str] = "Runs on any op."

    def run(self, op: Operation, context: PassContext) -> None:
        LOG.append(f"any {label(op)}")


@define
class OnFunctions(Pass):
    argument: ClassVar[str] = "on-functions"
    summary: ClassVar[str] = "Runs on functions and initializers."
    anchors: ClassVar[tuple[str, ...]] = ("util.func", "util.initializer")

    def run(self, op: Operation, context: PassContext) -> None:
        LOG.append(f"on {label(op)}")


@define
class FailOnF(Pass):
    argument: ClassVar[str] = "fail-on-f"
    summary: ClassVar[str] = "Fails on function f."
    anchors: ClassVar[tuple[str, ...]] = ("util.func",)

    how: Literal["report", "raise", "crash"] = "report"

    def run(self, op: Operation, context: PassContext) -> None:
        if label(op) != "f":
            return
        if self.how == "crash":
            raise KeyError("lost")
        if self.how == "raise":
            raise error("raised", op.offset)
        context.diagnostics.error("reported", op.offset)


@define
class WithOptions(Pass):
    argument: ClassVar[str] = "with-options"
    summary: ClassVar[str] = "Has options of every kind."

    max_waves: int = field(default=8, metadata={"help": "at most this many"})
    ratio: float = 0.5
    greedy: bool = False
    name: str = ""
    _hidden: int = 1
    mode: Literal["a", "b"] = "a"
    sizes: tuple[int, ...] = ()
    limit: int | None = None

    def run(self, op: Operation, context: PassContext) -> None:
        LOG.append("ran")


def registry() -> Registry:
    made = Registry(package="", entry_points="")
    for pass_class in (AnyOp, OnFunctions, FailOnF, WithOptions):
        made.add(pass_class)
    return made


def create(name: str, symbol: str = "") -> Operation:
    known = definition(name)
    assert known is not None
    attributes = {"sym_name": f'"{symbol}"'} if symbol else {}
    op = Operation.create(known, attributes=attributes)
    for region in op.regions:
        region.add_block(Block())
    return op


def module(*ops: Operation, symbol: str = "") -> Operation:
    made = create("builtin.module", symbol)
    for op in ops:
        made.regions[0].blocks[0].append(op)
    return made


def program() -> Operation:
    """Functions f and g with an initializer between them, and h in a nested module."""
    nested = module(create("util.func", "h"), symbol="inner")
    return module(
        create("util.func", "f"), create("util.initializer"), create("util.func", "g"), nested
    )


def run(pipeline: str, *watchers: Instrumentation, **more: Any) -> Diagnostics:
    context = PassContext()
    plan = build_plan(parse_pipeline(pipeline), registry())
    root = more.pop("root", None) or program()
    succeeded = PassManager(plan, instrumentations=watchers, **more).run(root, context)
    assert succeeded is not context.diagnostics.failed
    return context.diagnostics


def messages(pipeline: str) -> list[str]:
    """What is wrong with a pipeline."""
    with pytest.raises(DiagnosticError) as caught:
        build_plan(parse_pipeline(pipeline), registry())
    return [d.message for e in caught.value.diagnostics for d in (e, *e.notes)]


@pytest.mark.parametrize(
    ("pipeline", "expected"),
    [
        ("builtin.module(any-op)", ["any builtin.module"]),
        ("any(any-op)", ["any builtin.module"]),
        ("builtin.module(util.func(any-op))", ["any f", "any g"]),
        ("builtin.module(builtin.module(util.func(any-op)))", ["any h"]),
        ("builtin.module(any(any-op))", ["any f", "any util.initializer", "any g", "any inner"]),
        ("builtin.module(any(on-functions))", ["on f", "on util.initializer", "on g"]),
        ("builtin.module(util.nothing(any-op))", []),
        # Neighbouring nests run together, in the order of the module.
        (
            "builtin.module(util.func(any-op),util.initializer(any-op),util.func(on-functions))",
            ["any f", "on f", "any util.initializer", "any g", "on g"],
        ),
        # A pass between them keeps them apart.
        (
            "builtin.module(util.func(any-op),any-op,util.func(on-functions))",
            ["any f", "any g", "any builtin.module", "on f", "on g"],
        ),
        # `any` would take the functions too, and so comes later.
        (
            "builtin.module(util.func(any-op),any(on-functions))",
            ["any f", "any g", "on f", "on util.initializer", "on g"],
        ),
        # What cannot run on the module runs on all that it can run on, however deep.
        ("builtin.module(on-functions)", ["on f", "on util.initializer", "on g", "on h"]),
    ],
)
def test_where_passes_run(pipeline: str, expected: list[str]) -> None:
    run(pipeline)
    assert expected == LOG


def test_root_of_another_kind() -> None:
    [wrong] = run("util.func(any-op)").reported
    assert wrong.message == "can't run 'util.func' pass manager on 'builtin.module' op"


def test_pass_may_erase_the_op_after_next() -> None:
    @define
    class EraseG(Pass):
        argument: ClassVar[str] = "erase-g"
        summary: ClassVar[str] = "Erases g."

        def run(self, op: Operation, context: PassContext) -> None:
            for nested in op.regions[0].blocks[0]:
                if label(nested) == "g":
                    nested.erase()

    known = registry()
    known.add(EraseG)
    plan = build_plan(parse_pipeline("builtin.module(erase-g,on-functions)"), known)
    assert PassManager(plan).run(program(), PassContext())
    assert LOG == ["on f", "on util.initializer", "on h"]


@pytest.mark.parametrize(
    ("pipeline", "expected"),
    [
        ("m(nonsense)", "'nonsense' does not refer to a registered pass or pass pipeline"),
        ("util.global(on-functions)", "unable to schedule pass 'OnFunctionsPass' on a PassManager "
         "intended to run on 'util.global'!"),
        ("util.initializer(fail-on-f)", "unable to schedule pass 'FailOnFPass' on a PassManager "
         "intended to run on 'util.initializer'!"),
        ("m(any-op{x=1})", "no such option x of pass 'any-op'"),
        ("m(with-options{max-waves})", "for the --max-waves option: requires a value!"),
        ("m(with-options{max-waves=x})", "for the --max-waves option: 'x' value invalid for integer"
         " argument!"),
        ("m(with-options{greedy=x})", "for the --greedy option: 'x' is invalid value for boolean "
         "argument! Try 0 or 1"),
        ("m(with-options{mode=c})", "for the --mode option: Cannot find option named 'c'! Try a, "
         "b"),
        ("m(with-options{sizes=1,b})", "for the --sizes option: 'b' value invalid for integer "
         "argument!"),
    ],
)  # fmt: skip
def test_refuses_pipelines(pipeline: str, expected: str) -> None:
    assert messages(pipeline)[0] == expected


def test_near_misses() -> None:
    assert "did you mean 'on-functions'?" in messages("m(on-function)")
    assert "did you mean 'max-waves'?" in messages("m(with-options{max-wave=1})")
    assert "options are separated by spaces, not by commas" in messages(
        "m(with-options{max-waves=1,ratio=2})"
    )


def test_options() -> None:
    text = "max-waves=0x10 ratio=1e-3 greedy name='a b' hidden=2 mode=b sizes=[1, 2] limit=3"
    made = make_pass(WithOptions, text)
    assert made == WithOptions(
        max_waves=16, ratio=0.001, greedy=True, name="a b", hidden=2, mode="b", sizes=(1, 2),
        limit=3,
    )  # fmt: skip
    assert made == make_pass(WithOptions, describe_pass(made).removeprefix("with-options")[1:-1])


def test_option_descriptions() -> None:
    described = {
        str(option).removeprefix("--"): option.help for option in pass_options(WithOptions)
    }
    assert described["max-waves=<int>"] == "at most this many"
    assert list(described) == [
        "max-waves=<int>", "ratio=<number>", "greedy=<bool>", "name=<string>", "hidden=<int>",
        "mode=<value>", "sizes=<int,...>", "limit=<int>",
    ]  # fmt: skip


def test_options_may_be_spelt_with_underscores() -> None:
    assert make_pass(WithOptions, "max_waves=2") == WithOptions(max_waves=2)


@pytest.mark.parametrize(("how", "message"), [("report", "reported"), ("raise", "raised")])
def test_failure(how: str, message: str) -> None:
    pipeline = f"builtin.module(util.func(any-op,fail-on-f{{how={how}}},on-functions),any-op)"
    assert [message] == [d.message for d in run(pipeline).reported]
    # The failed function goes no further, its siblings do, and what comes behind does not.
    assert LOG == ["any f", "any g", "on g"]


def test_crash(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.delenv(TRACEBACK, raising=False)
    [crash] = run("builtin.module(fail-on-f{how=crash})").reported
    assert crash.message == (
        "internal error in pass 'fail-on-f' on 'util.func' operation: @f: KeyError: 'lost'"
    )
    assert crash.notes[0].message.startswith(f"raised at {__file__}:")
    assert TRACEBACK in crash.notes[1].message
    assert capsys.readouterr().err == ""


def test_crash_with_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(TRACEBACK, "1")
    run("builtin.module(fail-on-f{how=crash})")
    assert "Traceback (most recent call last):" in capsys.readouterr().err


def test_interrupt_is_no_failure_of_the_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(AnyOp, "run", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run("builtin.module(any-op)")


def verify_no_g(op: Operation, diagnostics: Diagnostics) -> None:
    if label(op) == "g":
        diagnostics.error("g is not allowed", op.offset)


def test_verifier_runs_after_each_pass_on_its_op() -> None:
    found = run("builtin.module(any-op,util.func(any-op,on-functions))", verifier=verify_no_g)
    assert [d.message for d in found.reported] == [
        "g is not allowed",
        "pass 'any-op' left invalid IR in 'util.func' operation: @g",
    ]
    assert LOG == ["any builtin.module", "any f", "on f", "any g"]


def dump(pipeline: str, options: DumpOptions, root: Operation | None = None) -> list[str]:
    """Headers of the dumps of a run."""
    written: list[str] = []
    show: Callable[[Operation], str] = lambda op: f"{op.name} {dict(op.attributes)}\n"  # noqa: E731
    run(pipeline, IRDump(options, show, written.append), root=root)
    return [text.splitlines()[0].removeprefix("// -----// IR Dump ") for text in written]


def test_dumps() -> None:
    root = module(create("util.func", "g"))
    pipeline = "builtin.module(util.func(any-op,with-options{limit=1}))"
    before = dump(pipeline, DumpOptions(before=frozenset({"any-op"})), root)
    assert before == ["Before AnyOpPass: any-op //----- //"]
    after = dump(pipeline, DumpOptions(after_all=True, module_scope=True), root)
    assert after == [
        "After AnyOpPass: any-op ('util.func' operation: @g) //----- //",
        "After WithOptionsPass: with-options{max-waves=8 ratio=0.5 greedy=false name=\"\" hidden=1 "
        "mode=a sizes=[] limit=1} ('util.func' operation: @g) //----- //",
    ]  # fmt: skip
    assert dump(pipeline, DumpOptions(after_change=True), root) == []


def test_dumps_after_failure_and_change(monkeypatch: pytest.MonkeyPatch) -> None:
    failed = dump("builtin.module(any-op,fail-on-f)", DumpOptions(after_failure=True))
    assert failed == ["After FailOnFPass Failed: fail-on-f{how=report} //----- //"]

    def change(self: AnyOp, op: Operation, context: PassContext) -> None:
        op.set_attribute("test.changed", "unit")

    monkeypatch.setattr(AnyOp, "run", change)
    changed = dump("builtin.module(on-functions,any-op,any-op)", DumpOptions(after_change=True))
    assert changed == ["After AnyOpPass: any-op //----- //"]


def test_timing_report() -> None:
    timer = Timer()
    with timer.phase("Parser"):
        pass
    run("builtin.module(util.func(any-op),any-op)", timer, verifier=lambda op, diagnostics: None)
    lines = timer.report().splitlines()
    assert [line.partition(")  ")[2] for line in lines[6:]] == [
        "Parser",
        "'util.func' Pipeline",
        "  AnyOpPass",
        "    (V) Verifier",
        "AnyOpPass",
        "  (V) Verifier",
        "Rest",
        "Total",
    ]
    assert lines[0] == lines[2] == "===" + "-" * 73 + "==="
    assert lines[1].strip() == "... Execution time report ..."
    assert lines[-1].endswith("(100.0%)  Total")


def test_plan_is_described_as_a_pipeline() -> None:
    pipeline = "builtin.module(any-op,on-functions,util.func(any-op),builtin.module())"
    plan = build_plan(parse_pipeline(pipeline), registry())
    text = describe_plan(plan)
    assert text.startswith("Pass Manager with 4 passes:\nbuiltin.module(\n  any-op,\n")
    again: Stage = build_plan(parse_pipeline(text.partition("\n")[2]), registry())
    assert again == plan
