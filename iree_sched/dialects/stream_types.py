"""The stream dialect's types. Source: Stream/IR/StreamTypes.td."""

TIMEPOINT = "!stream.timepoint"

# How long a `!stream.resource<...>` lives and who may see it; `*` is not decided yet.
LIFETIMES = frozenset({"*", "constant", "external", "staging", "transient", "variable"})

_RESOURCE = "!stream.resource<"


def is_resource_type(type: str) -> bool:
    """True for `!stream.resource<...>`, whatever its lifetime."""
    return type.startswith(_RESOURCE)


def lifetime(resource: str) -> str:
    """The lifetime of a resource type."""
    return resource.removeprefix(_RESOURCE).removesuffix(">")
