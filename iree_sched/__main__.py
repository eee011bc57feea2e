"""Runs iree-sched-opt as `python -m iree_sched`."""

from iree_sched.cli.opt import program

program()
