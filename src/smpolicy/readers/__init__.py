"""Files to subjects, one module a format; found by discovery."""
