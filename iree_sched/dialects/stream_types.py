"""The stream dialect's types. Source: Stream/IR/StreamTypes.td."""

# How long a `!stream.resource<...>` lives and who may see it; `*` is not decided yet.
LIFETIMES = frozenset({"*", "constant", "external", "staging", "transient", "variable"})
