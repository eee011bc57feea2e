"""Reimplements IREE's stream scheduling passes over IR text, with partitioners you can replace.

Importing this package imports next to nothing; import the sub-package you need.
"""

import os

from iree_sched.version import __version__

__all__ = ["__version__"]

# A wheel has passes/ and grammars/ inside this package.
# In a checkout they stand beside it, so the repository root joins the package's search path:
# `iree_sched.passes` and `iree_sched.grammars` are the same names everywhere.
_here = os.path.dirname(os.path.abspath(__file__))
if not os.path.isdir(os.path.join(_here, "passes")):
    __path__.append(os.path.dirname(_here))
