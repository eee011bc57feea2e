"""A timeline as one page of HTML that needs nothing else: no network, no other file."""

from __future__ import annotations

import html
import importlib.resources
import json

from iree_sched.timeline.spans import Timeline

_TEMPLATE = "page.html"


def page(timeline: Timeline) -> str:
    """The page as text.

    It can be zoomed with the wheel, `+` and `-` or by dragging over the overview, and panned by
    dragging or the arrow keys; what the pointer is on is explained; the critical path can be lit.
    """
    template = importlib.resources.files(__package__).joinpath(_TEMPLATE).read_text("utf-8")
    # Data inside <script> ends at the first `</script`, wherever it stands.
    data = json.dumps(_data(timeline), separators=(",", ":")).replace("<", "\\u003c")
    return template.replace("@TITLE@", html.escape(timeline.title)).replace("@DATA@", data)


def _data(timeline: Timeline) -> dict[str, object]:
    """What the script in the page reads: spans as rows, each text once."""
    names: dict[str, int] = {}
    groups: dict[str, int] = {}
    lanes = timeline.by_lane()
    rows = [
        [
            lane,
            names.setdefault(span.name, len(names)),
            span.start,
            span.end,
            int(span.critical),
            groups.setdefault(span.group, len(groups)),
            dict(span.facts) if span.facts else 0,
        ]
        for lane, spans in enumerate(lanes.values())
        for span in spans
    ]
    return {
        "title": timeline.title,
        "facts": dict(timeline.facts),
        "lanes": list(lanes),
        "names": list(names),
        "groups": list(groups),
        "spans": rows,
    }
