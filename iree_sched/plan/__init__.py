"""Schedules that are computed before the program runs, for hardware that is described.

`problem` says what is to be scheduled and on what, `solve` turns that into a `Plan`, and `check`
holds a plan against its problem without knowing how it was made.
"""
