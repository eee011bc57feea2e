"""The `define` and `frozen` of attrs, for classes that are made in every run.

attrs writes and compiles the methods of a class when its module is imported: 0.3 ms a class, of
which a run makes a hundred. Without `__eq__` and `__repr__`, which few of them need, it takes
0.13 ms; that saves an eighth of the time of a small file. So classes made with these are equal only
to themselves unless they say `eq=True`, and show no fields unless they say `repr=True`.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing's, and know attrs by its names
if TYPE_CHECKING:
    from attrs import define, frozen
else:
    from functools import partial

    import attrs

    define = partial(attrs.define, eq=False, repr=False)
    frozen = partial(attrs.frozen, eq=False, repr=False)

__all__ = ["define", "frozen"]
