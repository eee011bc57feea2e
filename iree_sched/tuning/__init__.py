"""Finds out which partitioners are best for a model by trying them.

`candidates` says what is tried, `measuring` what comes of one, `journal` what is known already,
`trying` runs them all, `choosing` makes a library of specs of the best.
"""
