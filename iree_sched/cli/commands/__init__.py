"""The commands of iree-sched, one file each.

A file `some_name.py` is the command `some-name`: its `command` is a click command. It is found
because the file is there, and imported when it is asked for or when help lists all commands; so it
imports what it works with inside its functions.
"""
