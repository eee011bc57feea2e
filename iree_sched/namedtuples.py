"""`NamedTuple` as typing has it, for classes that every run makes.

typing compiles code for each class and each of its annotations: 0.1 ms a class and 1 ms for the
first one, 3 ms in all. Here a class takes 10 us, and its instances as long as there. It has fields,
defaults and `__match_args__`; whoever needs more takes typing's.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for typing's
if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from operator import itemgetter

    try:
        from collections import _tuplegetter as getter
    except ImportError:  # it is not promised to be there

        def getter(index, doc):
            """Takes twice as long to get a field."""
            return property(itemgetter(index), doc=doc)

    _FEW = 20  # calls

    class _Base(tuple):
        """What all of them have."""

        __slots__ = ()

        def __new__(cls, *fields, **named):
            """Puts a written function in its place when it is called often, as `define` does."""
            cls._calls += 1
            if named or len(fields) != len(cls._fields) or cls._calls > _FEW:
                cls.__new__ = _write_new(cls)
                return cls.__new__(cls, *fields, **named)
            return tuple.__new__(cls, fields)

        def __getnewargs__(self):
            return tuple(self)

        def __repr__(self):
            shown = (f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
            return f"{self.__class__.__name__}({', '.join(shown)})"

    class _Meta(type):
        """Makes the classes but is not their type: `isinstance` would take thrice as long."""

        def __new__(mcs, name, bases, space):
            fields = tuple(space.get("__annotations__", ()))
            space["_defaults"] = {field: space[field] for field in fields if field in space}
            space.update((field, getter(index, None)) for index, field in enumerate(fields))
            space["__match_args__"] = space["_fields"] = fields
            space["_calls"] = 0
            space["__slots__"] = ()
            return type(name, (_Base,), space)

    NamedTuple = type.__new__(_Meta, "NamedTuple", (), {})

    def _write_new(cls):
        """Writes and compiles `__new__`; that takes as long as a hundred calls of it."""
        fields = ", ".join(cls._fields)
        known = {"_new": tuple.__new__}
        written = eval(f"lambda _cls, {fields}: _new(_cls, ({fields},))", known)
        written.__defaults__ = tuple(cls._defaults.values())
        return written


__all__ = ["NamedTuple"]
