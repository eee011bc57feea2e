"""Pipeline text: what is read, and how what cannot be read is reported."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iree_sched.diagnostics import DiagnosticError
from iree_sched.pipeline import (
    Nest,
    OptionText,
    PassItem,
    parse_options,
    parse_pipeline,
    quote_option,
)


def plain(nest: Nest) -> object:
    """A pipeline without offsets: anchors with what is in them, passes with their options."""
    items = [plain(i) if isinstance(i, Nest) else (i.name, i.options) for i in nest.items]
    return (nest.anchor, items)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("builtin.module()", ("builtin.module", [])),
        ("any(a)", ("any", [("a", "")])),
        (" builtin.module ( a , b ) ", ("builtin.module", [("a", ""), ("b", "")])),
        ("m(f(a,b),a,g(h(c)))", ("m", [
            ("f", [("a", ""), ("b", "")]), ("a", ""), ("g", [("h", [("c", "")])]),
        ])),
        ("m(f(),a)", ("m", [("f", []), ("a", "")])),
        ("m(a{})", ("m", [("a", "")])),
        ("m(a{x=1 y={p,q} z=[1,2]},b)", ("m", [("a", "x=1 y={p,q} z=[1,2]"), ("b", "")])),
        ("m(a{x=\"}\" y=')'})", ("m", [("a", "x=\"}\" y=')'")])),
        ("m(a{x=(i) -> (j)})", ("m", [("a", "x=(i) -> (j)")])),
    ],
)  # fmt: skip
def test_reads(text: str, expected: object) -> None:
    assert expected == plain(parse_pipeline(text))


def test_offsets() -> None:
    parsed = parse_pipeline("m( f( a{x=1} ) )")
    assert parsed == Nest("m", (Nest("f", (PassItem("a", "x=1", 6, 8),), 3),), 0)


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        ("", "expected pass pipeline to be wrapped with the anchor operation type", 0),
        ("a", "expected pass pipeline to be wrapped", 0),
        ("(a)", "expected pass pipeline to be wrapped", 0),
        ("m(a) b", "expected pass pipeline to be wrapped", 0),
        ("m(a),n(b)", "expected pass pipeline to be wrapped", 0),
        ("m(a", "encountered unbalanced parentheses while parsing pipeline", 3),
        ("m(f(a)", "encountered unbalanced parentheses while parsing pipeline", 6),
        ("m(", "encountered unbalanced parentheses while parsing pipeline", 2),
        ("m(a,", "encountered unbalanced parentheses while parsing pipeline", 4),
        ("m(a))", "encountered extra closing ')' creating unbalanced parentheses", 4),
        ("m(a b)", "expected ',' after parsing pipeline", 4),
        ("m(f(a)b)", "expected ',' after parsing pipeline", 6),
        ("m(f(a){x=1})", "expected ',' after parsing pipeline", 6),
        ("m(a,)", "'' does not refer to a registered pass or pass pipeline", 4),
        ("m(,a)", "'' does not refer to a registered pass or pass pipeline", 2),
        ("m(a{)", "missing closing '}' while processing pass options", 3),
        ("m(a{x=[})", "missing closing '}' while processing pass options", 3),
        ("m(a{x=\"})", "missing closing '}' while processing pass options", 3),
    ],
)  # fmt: skip
def test_refuses(text: str, message: str, offset: int) -> None:
    with pytest.raises(DiagnosticError) as caught:
        parse_pipeline(text)
    [diagnostic] = caught.value.diagnostics
    assert diagnostic.message.startswith(message)
    assert diagnostic.offset == offset


@given(st.text("ab(){},= \"'[]<>-.", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        parse_pipeline(text)
    except DiagnosticError as reason:
        assert 0 <= reason.diagnostics[0].offset <= len(text)


def test_deep_nesting() -> None:
    depth = 5000
    parsed = parse_pipeline("m(" * depth + ")" * depth)
    for _ in range(depth - 1):
        [parsed] = parsed.items  # type: ignore[assignment]
    assert parsed.items == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  a=1   b ", [("a", "1"), ("b", None)]),
        ("a=", [("a", "")]),
        ("a={1, 2} b=\"x y\" c='p q'", [("a", "1, 2"), ("b", "x y"), ("c", "p q")]),
        ("a=[1, 2],3", [("a", "[1, 2],3")]),
        ("a=#hal.device.affinity<@d, [0]>", [("a", "#hal.device.affinity<@d, [0]>")]),
        ("a=b=c", [("a", "b=c")]),
        ('a="x"y"z"', [("a", '"x"y"z"')]),
    ],
)
def test_reads_options(text: str, expected: list[tuple[str, str | None]]) -> None:
    assert expected == [(option.name, option.value) for option in parse_options(text)]


def test_option_offsets() -> None:
    assert [
        OptionText("a", "1", 10, 12),
        OptionText("b", None, 15),
        OptionText("c", "2", 17, 20),
    ] == list(parse_options("a=1  b c='2'", offset=10))


@pytest.mark.parametrize("text", ["=1", "a={1", "a='x", "a=(]"])
def test_refuses_options(text: str) -> None:
    with pytest.raises(DiagnosticError):
        list(parse_options(text))


@given(st.text("ab,= []{}()'", max_size=12))
def test_quoted_options_are_read_back(value: str) -> None:
    [option] = parse_options(f"x={quote_option(value)}")
    assert option.value == value
