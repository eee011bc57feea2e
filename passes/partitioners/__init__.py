"""The built-in partitioners, one file an algorithm."""
