"""Names that were misspelt, and what may have been meant."""

from __future__ import annotations

from collections.abc import Iterable

from iree_sched.diagnostics import Diagnostic, note


def near_miss(name: str, candidates: Iterable[str]) -> str | None:
    """The candidate that the user may have meant, None if none is near."""
    import difflib  # of use only where something is misspelt

    listed = list(candidates)
    found = difflib.get_close_matches(name, listed, n=1, cutoff=0.6)
    if not found:  # upper case may have been locked
        lower = {each.lower(): each for each in reversed(listed)}
        near = difflib.get_close_matches(name.lower(), list(lower), n=1, cutoff=0.6)
        found = [lower[each] for each in near]
    return found[0] if found else None


def guess(name: str, candidates: Iterable[str]) -> str:
    """What may have been meant, else all that there are, as the end of a sentence."""
    listed = list(candidates)
    near = near_miss(name, listed)
    return f"did you mean '{near}'?" if near else f"there are {', '.join(listed)}"


def hint(name: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """What may have been meant, as a sentence to follow another; `otherwise` where none is near."""
    near = near_miss(name, candidates)
    return f" Did you mean '{near}'?" if near else otherwise


def no_such_value(name: str, candidates: Iterable[str], otherwise: str = "") -> str:
    """LLVM's message about a value that an option cannot have, with the one that may be meant.

    `otherwise` is what to say where no candidate is near.
    """
    return f"Cannot find option named '{name}'!{hint(name, candidates, otherwise)}"


def did_you_mean(name: str, candidates: Iterable[str], offset: int) -> list[Diagnostic]:
    """A note that asks for the candidate that is near to the name, no note if none is."""
    near = near_miss(name, candidates)
    return [] if near is None else [note(f"did you mean '{near}'?", offset)]
