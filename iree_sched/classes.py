"""`define`, `frozen`, `field` and `evolve` as attrs has them, for classes that every run makes.

attrs takes 20 ms to be imported with what it needs, and 0.3 ms to write and compile the methods of
a class, of which a run makes a hundred. Here a class gets a written `__init__` when it is called
often, and attrs is never imported: 40 of the 120 ms that a small file takes. To attrs these classes
are its own: `attrs.fields`, `attrs.asdict` and subclasses that attrs makes work as ever.

Only what the project uses is here. Classes are equal only to themselves unless they say `eq=True`,
show no fields unless they say `repr=True`, and have no slots: making them would mean to make each
class twice. Whoever needs more takes attrs.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_NOTHING: Any = object()  # stands for a default that there is not

TYPE_CHECKING = False  # type checkers take it for typing's, and know attrs by its names
if TYPE_CHECKING:
    from attrs import define, evolve, field, frozen
else:
    from operator import attrgetter

    # What makes a new list takes half the time where it is not called by name.
    _DISPLAYS = {list: "[]", dict: "{}"}

    _FEW = 40  # calls

    class _Field:
        """What a class says of one of its attributes, see `field`."""

        def __init__(self, default, factory, init, eq, repr, metadata):
            self.name = self.alias = ""  # an argument has no leading underscore
            self.fixed, self.factory, self.maker = default, factory, None
            self.init, self.eq, self.repr, self.metadata = init, eq, repr, metadata

        def default(self, maker):
            """Decorates the method that makes the default value."""
            self.maker = maker
            return maker

        def for_attrs(self):
            """The same for attrs."""
            import attrs

            default = attrs.NOTHING if self.fixed is _NOTHING else self.fixed
            if self.maker is not None:
                default = attrs.Factory(self.maker, takes_self=True)
            elif self.factory is not None:
                default = attrs.Factory(self.factory)
            said = {"init": self.init, "eq": self.eq, "repr": self.repr}
            return attrs.field(default=default, metadata=self.metadata, alias=self.alias, **said)

    def field(
        *, default=_NOTHING, factory=None, init=True, eq=True, repr=True, metadata=None
    ) -> _Field:
        """Says more of an attribute than its type."""
        return _Field(default, factory, init, eq, repr, metadata)

    def define(cls=None, *, eq=False, repr=False):
        """Makes a class of one that lists its attributes."""
        if cls is None:
            return lambda cls: define(cls, eq=eq, repr=repr)
        cls.__fields__ = _collect(cls)
        cls.__attrs_attrs__ = _FieldsForAttrs()
        if "__init__" not in cls.__dict__:
            cls.__init__ = _first_init(cls)
        if eq:
            _add_equality(cls)
        if repr:
            cls.__repr__ = _show
        return cls

    def frozen(cls=None, *, eq=False, repr=False):
        """The same for a class whose instances do not change."""
        if cls is None:
            return lambda cls: frozen(cls, eq=eq, repr=repr)
        cls.__setattr__ = cls.__delattr__ = _refuse
        made = define(cls, eq=eq, repr=repr)
        if eq:
            key = _key(made)
            made.__hash__ = lambda self: hash(key(self))
        return made

    def evolve(instance, **changes):
        """An instance like another one but for some attributes."""
        own = instance.__class__.__dict__
        if "__attrs_attrs__" in own and "__fields__" not in own:  # a subclass that attrs has made
            import attrs

            return attrs.evolve(instance, **changes)
        for each in instance.__fields__:
            if each.init and each.alias not in changes:
                changes[each.alias] = getattr(instance, each.name)
        return instance.__class__(**changes)

    def _collect(cls):
        """The fields of a class, those of its bases first; they are no attributes of it then."""
        fields = {}
        for base in reversed(cls.__mro__[1:]):
            fields.update((each.name, each) for each in base.__dict__.get("__fields__", ()))
        for name, type_ in cls.__annotations__.items():
            if type_.startswith("ClassVar"):
                continue
            said = cls.__dict__.get(name, _NOTHING)
            if said is not _NOTHING:
                delattr(cls, name)
            if not isinstance(said, _Field):
                if type(said).__module__ == "attr._make":
                    raise TypeError(f"{cls.__name__}.{name} needs `field` of {__name__}")
                said = field(default=said)
            said.name, said.alias = name, name.lstrip("_")
            fields.pop(name, None)
            fields[name] = said
        return tuple(fields.values())

    def _first_init(cls):
        """An `__init__` that puts a written one in its place when it is called often.

        Compiling one takes as long as forty calls of this: another 5 ms for half of the classes.
        """
        names = [each.name for each in cls.__fields__ if each.init]
        by_alias = {each.alias: each.name for each in cls.__fields__ if each.init}
        calls = 0

        def __init__(self, *args, **kwargs):
            nonlocal calls
            calls += 1
            given = dict(zip(names, args, strict=False))
            for alias, value in kwargs.items():
                given[by_alias.get(alias)] = value
            fits = len(given) == len(args) + len(kwargs) and None not in given
            if calls > _FEW or not fits or not _fill(self, cls.__fields__, given):
                cls.__init__ = _write_init(cls)
                cls.__init__(self, *args, **kwargs)
            elif hasattr(self, "__attrs_post_init__"):
                self.__attrs_post_init__()

        return __init__

    def _fill(self, fields, given):
        """Sets all attributes, those that are given first; returns False where one is missing."""
        put = object.__setattr__  # to `__dict__` would be quicker, but not for who reads them
        for name, value in given.items():
            put(self, name, value)
        if len(given) == len(fields):
            return True
        for each in fields:
            if each.name in given:
                continue
            if each.maker is not None:
                put(self, each.name, each.maker(self))
            elif each.factory is not None:
                put(self, each.name, each.factory())
            elif each.fixed is not _NOTHING:
                put(self, each.name, each.fixed)
            elif each.init:
                return False
        return True

    def _write_init(cls):
        """Writes and compiles `__init__`."""
        known = {"_NOTHING": _NOTHING, "_set": object.__setattr__}
        is_frozen = cls.__setattr__ is _refuse
        parameters, lines = [], []
        for each in cls.__fields__:
            value, parameter = _init_of(each, known)
            if parameter is not None:
                parameters.append(parameter)
            name = each.name
            lines.append(
                f"_set(self, {name!r}, {value})" if is_frozen else f"self.{name} = {value}"
            )
        if hasattr(cls, "__attrs_post_init__"):
            lines.append("self.__attrs_post_init__()")
        body = "".join(f"\n    {line}" for line in lines or ["pass"])
        exec(f"def __init__(self, {', '.join(parameters)}):{body}", known)
        return known["__init__"]

    def _init_of(each, known):
        """The expression for a field's value, and the parameter for it; None for neither."""
        name, factory, value = each.name, each.factory, each.alias
        if each.maker is not None:
            known[f"_make{name}"] = each.maker
            made = f"_make{name}(self)"
        elif factory is not None:
            known[f"_make{name}"] = factory
            made = _DISPLAYS.get(factory) or f"_make{name}()"
        elif each.fixed is _NOTHING:
            return (value, value) if each.init else (None, None)
        else:
            known[f"_default{name}"] = each.fixed
            made = f"_default{name}"
            return (value, f"{value}={made}") if each.init else (made, None)
        if not each.init:
            return made, None
        return f"{made} if {value} is _NOTHING else {value}", f"{value}=_NOTHING"

    def _key(cls):
        """A function for what tells instances apart."""
        names = [each.name for each in cls.__fields__ if each.eq]
        return attrgetter(*names) if names else lambda instance: ()

    def _add_equality(cls):
        key = _key(cls)

        def __eq__(self, other):
            return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

        cls.__eq__, cls.__hash__ = __eq__, None

    def _show(self):
        shown = (f"{f.name}={getattr(self, f.name)!r}" for f in self.__fields__ if f.repr)
        return f"{self.__class__.__qualname__.rpartition('>.')[2]}({', '.join(shown)})"

    def _refuse(self, name, value=None):
        from attrs.exceptions import FrozenInstanceError

        raise FrozenInstanceError

    class _FieldsForAttrs:
        """The fields of a class as attrs keeps them, made when attrs asks for them."""

        def __get__(self, instance, cls):
            import attrs

            fields = {each.name: each.for_attrs() for each in cls.__fields__}
            cls.__attrs_attrs__ = attrs.fields(attrs.make_class(cls.__name__, fields))
            return cls.__attrs_attrs__


@frozen
class Argument:
    """What can be given to a class, ours or one of attrs, to make an instance.

    Attributes:
      field: name of the attribute.
      keyword: name of the argument.
      required: there is no default.
      default: None where there is none, or where a function makes it.
      made: a function makes the default.
      metadata: what else the class says of it.
    """

    field: str
    keyword: str
    required: bool
    default: Any
    made: bool
    metadata: Mapping[str, Any]


def arguments(cls: Any) -> list[Argument]:
    """What can be given to a class, in order; nothing where it is neither ours nor of attrs."""
    made = next((base for base in cls.__mro__ if "__attrs_attrs__" in base.__dict__), None)
    if made is None:
        return []
    if "__fields__" not in made.__dict__:
        return _arguments_for_attrs(made)
    return [
        Argument(
            each.name,
            each.alias,
            each.fixed is _NOTHING and each.factory is None and each.maker is None,
            None if each.fixed is _NOTHING else each.fixed,
            each.factory is not None or each.maker is not None,
            each.metadata or {},
        )
        for each in made.__fields__
        if each.init
    ]


def _arguments_for_attrs(cls: Any) -> list[Argument]:
    import attrs

    factory: Any = attrs.Factory  # which mypy takes for a function
    return [
        Argument(
            each.name,
            each.alias or each.name,
            each.default is attrs.NOTHING,
            None
            if each.default is attrs.NOTHING or isinstance(each.default, factory)
            else each.default,
            isinstance(each.default, factory),
            each.metadata,
        )
        for each in attrs.fields(cls)
        if each.init
    ]


__all__ = ["Argument", "arguments", "define", "evolve", "field", "frozen"]
