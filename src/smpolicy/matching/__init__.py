"""Text views with offset maps, and one multi-pattern matcher for all text patterns of a policy."""
