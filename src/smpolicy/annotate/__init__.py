"""Findings go back into the files they are about: a sheet with a findings column, a Word file with comments."""
