"""`--verify-diagnostics`: which diagnostics meet which expectations, and the rest."""

import pytest

from iree_sched.diagnostics import Diagnostic, Severity, Source, note
from iree_sched.verify_diagnostics import Expectations, Level


def check(text: str, *diagnostics: Diagnostic, level: Level = Level.ALL) -> list[str]:
    """Messages about what does not fit, each with its line."""
    source = Source("file.mlir", text, first_line=11)
    mismatches = Expectations(source, level).check(diagnostics)
    assert all(m.severity is Severity.ERROR for m in mismatches)
    return [
        f"{source.position(m.offset)[0] if m.offset >= 0 else '?'}: {m.message}" for m in mismatches
    ]


def at(text: str, place: str, message: str, severity: Severity = Severity.ERROR) -> Diagnostic:
    return Diagnostic(severity, message, text.index(place))


@pytest.mark.parametrize(
    "text",
    [
        "HERE // expected-error {{broken}}\n",
        "// expected-error @+1 {{broken}}\nHERE\n",
        "// expected-error@+1 {{broken}}\nHERE\n",
        "HERE\n// expected-error @-1 {{broken}}\n",
        "// expected-error @below {{broken}}\nHERE\n",
        "HERE\n// expected-error @above {{broken}}\n",
        "// expected-error @+1 {{broken}}  \r\nHERE\r\n",
        "// expected-error-re @+1 {{{{it|that}} is}}\nHERE\n",
        "// expected-error-re @+1 {{it is {{b.*}}n}}\nHERE\n",
        # Outside of the inner braces nothing is special, and without -re nothing is at all.
        "// expected-error-re @+1 {{(really) {{.}}?}}\nHERE\n",
        "// expected-error @+1 {{broken (really)}}\nHERE\n",
    ],
)
def test_met(text: str) -> None:
    assert check(text, at(text, "HERE", "it is broken (really) !?")) == []


@pytest.mark.parametrize(
    "text",
    [
        "// expected-error @below {{x}}\n// expected-remark @below {{y}}\nHERE\n",
        "HERE\n// expected-error @above {{x}}\n// expected-remark @above {{y}}\n",
    ],
)
def test_lines_with_expectations_are_skipped_on_the_way(text: str) -> None:
    assert check(text, at(text, "HERE", "x"), at(text, "HERE", "y", Severity.REMARK)) == []


def test_expectation_may_be_met_twice() -> None:
    text = "HERE // expected-error {{x}}\n"
    assert check(text, at(text, "HERE", "x"), at(text, "HERE", "x too")) == []


def test_unknown_place() -> None:
    text = "// expected-error @unknown {{lost}}\n"
    assert check(text, Diagnostic(Severity.ERROR, "lost")) == []
    assert check(text, at(text, "//", "lost")) == [
        "11: unexpected error: lost",
        '?: expected error "lost" was not produced',
    ]


def test_notes_are_diagnostics_too() -> None:
    text = "HERE // expected-error {{x}}\nTHERE // expected-note {{y}}\n"
    there = note("y", text.index("THERE"))
    assert check(text, Diagnostic(Severity.ERROR, "x", 0, (there,))) == []
    assert check(
        "HERE // expected-error {{x}}\n", Diagnostic(Severity.ERROR, "x", 0, (there,))
    ) == ["12: unexpected note: y"]


@pytest.mark.parametrize("severity", list(Severity))
def test_all_severities(severity: Severity) -> None:
    text = f"HERE // expected-{severity.value} {{{{x}}}}\n"
    assert check(text, at(text, "HERE", "x", severity)) == []
    assert check(text) == [f'11: expected {severity.value} "x" was not produced']
    assert check("HERE\n", at(text, "HERE", "x", severity)) == [
        f"11: unexpected {severity.value}: x"
    ]


def test_other_severity() -> None:
    text = "HERE // expected-error {{x}}\n"
    assert check(text, at(text, "HERE", "x", Severity.WARNING)) == [
        "11: 'warning' diagnostic emitted when expecting a 'error'",
        '11: expected error "x" was not produced',
    ]


def test_only_expected() -> None:
    text = "HERE\n// expected-error {{x}}\n"
    level = Level.ONLY_EXPECTED
    assert check(text, at(text, "HERE", "y"), level=level) == [
        '12: expected error "x" was not produced'
    ]


@pytest.mark.parametrize(
    "text",
    [
        "// expected-eror {{x}}",
        "// expected-error",
        "// expected-error {{x}} and more",
        "// expected-error @nowhere {{x}}",
        "// expected-error {x}",
    ],
)
def test_no_expectation(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("// expected-error-re {{a {{b}}\n", "found start of regex with no end '}}'"),
        ("// expected-error-re {{a {{(}}}}\n", "invalid regex: "),
    ],
)
def test_broken_expressions(text: str, message: str) -> None:
    [found] = check(text)
    assert found.startswith(f"11: {message}")


def test_places_of_mismatches() -> None:
    source = Source("file.mlir", "  // expected-error {{x}}\n")
    [mismatch] = Expectations(source).check([])
    assert source.position(mismatch.offset) == (1, 6)


def test_below_at_the_end_of_the_file() -> None:
    assert check("// expected-error @below {{x}}") == ['11: expected error "x" was not produced']
