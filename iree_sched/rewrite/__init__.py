"""Edits of the IR: patterns, canonicalization, outlining, order."""
