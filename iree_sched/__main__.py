"""Runs iree-sched as `python -m iree_sched`; iree-sched-opt is `python -m iree_sched.cli.opt`."""

from iree_sched.cli.main import program

program()
