"""Libraries of scheduling specs: rules that say how what they match is to be scheduled.

A library is a module of IR text. `rules` says what stands in one, `reading` reads it, `screening`
says quickly where no rule matches, `search` finds the rules that decide about a function,
`applying` writes what they say into the IR.
"""
