"""Runs iree-sched-opt as `python -m iree_sched`."""

import sys

from iree_sched.cli.opt import main

sys.exit(main())
