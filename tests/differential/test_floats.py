"""Floating-point numbers print as IREE prints them."""

import random
import re

from iree_sched.rewrite.floats import FORMATS, Float, parse, printed
from tests.differential import in_process


def _numbers(rng: random.Random) -> list[tuple[str, Float]]:
    """Random bits, and decimal numbers of few digits, in all formats."""
    numbers = []
    for type, format in FORMATS.items():
        numbers += [(type, Float(format, rng.getrandbits(format.bits))) for _ in range(40)]
        for _ in range(40):
            text = f"{rng.randrange(10 ** rng.randint(1, 9))}e{rng.randint(-12, 6)}"
            number = parse(f"{text} : {type}", type)
            assert number is not None
            numbers.append((type, number))
    return numbers


def test_numbers_print_as_in_iree() -> None:
    numbers = _numbers(random.Random(7))
    lines = ["module {", "util.func @f() {"]
    for index, (type, number) in enumerate(numbers):
        bits = f"0x{number.pattern:0{-(-number.format.bits // 4)}X}"
        lines.append(f"%{index} = arith.constant {bits} : {type}")
    outcome = in_process.run("\n".join([*lines, "util.return", "}", "}"]))
    assert outcome.text is not None, outcome.errors
    expected = re.findall(r"arith\.constant (\S+) :", outcome.text)
    assert expected == [printed(number) for _, number in numbers]
