"""The solvers, one a file; they are found because the files are there."""
