"""What changed between two policies, and how it is told to whom."""
