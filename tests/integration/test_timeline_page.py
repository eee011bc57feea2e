"""The page of a timeline in a real browser, without a network."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from iree_sched.timeline import Span, Timeline
from iree_sched.timeline.page import page
from tests.browser import Browser, find_browser

pytestmark = pytest.mark.slow

_FIRST_ROW, _SECOND_ROW = 35, 61  # pixels below the chart's top
_SPANS = (
    Span("big:0", "matmul </script> & co", 0, 600_000, critical=True, group="main"),
    Span("big:0", "softmax", 600_000, 1_000_000, critical=True, group="main", facts={"tiles": "8"}),
    Span("big:1", "transpose", 100_000, 200_000, group="other"),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    path = find_browser()
    if path is None:
        pytest.skip("no Chromium on PATH: `apt-get install chromium`, or set IREE_SCHED_BROWSER")
    with Browser(path, tmp_path_factory.mktemp("profile")) as running:
        yield running


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Browser:
    file = tmp_path / "chart.html"
    timeline = Timeline("two cores", _SPANS, lanes=("big:0", "big:1"), facts={"makespan": "1 ms"})
    file.write_text(page(timeline), encoding="utf-8")
    browser.requests.clear()
    browser.complaints.clear()
    browser.open(file)
    return browser


def _view(browser: Browser) -> tuple[float, float]:
    start, end = browser.evaluate("[chart.dataset.from, chart.dataset.to].map(Number)")
    return start, end


def _place(browser: Browser, ns: float, row: float) -> tuple[float, float]:
    left, top = browser.evaluate(
        f"(b => [b.left + x({ns}, chart.clientWidth), b.top])(chart.getBoundingClientRect())"
    )
    return left, top + row


def _colour(browser: Browser, ns: float, row: float) -> list[int]:
    left, top = browser.evaluate(f"[x({ns}, chart.clientWidth), {row}]")
    pixel: list[int] = browser.evaluate(
        f"[...chart.getContext('2d').getImageData({left} * devicePixelRatio,"
        f" {top} * devicePixelRatio, 1, 1).data]"
    )
    return pixel


def test_it_shows_all_and_asks_for_nothing_else(opened: Browser) -> None:
    assert opened.complaints == []
    assert [url for url in opened.requests if not url.startswith("file:")] == []
    assert len(opened.requests) == 1
    assert opened.evaluate("document.getElementById('title').textContent") == "two cores"
    assert "makespan1 ms" in opened.evaluate("document.getElementById('facts').textContent")
    assert _view(opened) == (0, 1_000_000)
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_wheel_zooms_around_the_pointer(opened: Browser) -> None:
    x, y = _place(opened, 500_000, _FIRST_ROW)
    opened.mouse("mouseWheel", x, y, deltaX=0, deltaY=-400)
    start, end = _view(opened)
    assert 0.3e6 < end - start < 0.6e6
    assert (start + end) / 2 == pytest.approx(500_000, rel=0.01)
    opened.key("0")
    assert _view(opened) == (0, 1_000_000)


def test_dragging_pans(opened: Browser) -> None:
    opened.key("+")
    before = _view(opened)
    x, y = _place(opened, 500_000, _FIRST_ROW)
    opened.mouse("mousePressed", x, y, button="left", clickCount=1)
    opened.mouse("mouseMoved", x - 100, y, button="left")
    opened.mouse("mouseReleased", x - 100, y, button="left", clickCount=1)
    after = _view(opened)
    assert after[0] > before[0]
    assert after[1] - after[0] == pytest.approx(before[1] - before[0])


def test_what_the_pointer_is_on_is_explained(opened: Browser) -> None:
    opened.mouse("mouseMoved", *_place(opened, 300_000, _FIRST_ROW))
    text = opened.evaluate("tip.textContent")
    assert "matmul </script> & co" in text
    assert "on the critical path" in text
    opened.mouse("mouseMoved", *_place(opened, 800_000, _FIRST_ROW))
    assert "tiles: 8" in opened.evaluate("tip.textContent")
    opened.mouse("mouseMoved", *_place(opened, 800_000, _SECOND_ROW))
    assert opened.evaluate("getComputedStyle(tip).display") == "none"


def test_the_critical_path_is_lit_or_not(opened: Browser) -> None:
    lit = _colour(opened, 590_000, _FIRST_ROW)
    assert lit[0] > 180 > 80 > lit[1]
    faint = _colour(opened, 150_000, _SECOND_ROW)
    opened.evaluate("document.getElementById('critical').click()")
    assert _colour(opened, 590_000, _FIRST_ROW) != lit
    assert _colour(opened, 150_000, _SECOND_ROW) != faint
