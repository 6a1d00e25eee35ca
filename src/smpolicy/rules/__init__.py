"""The rule kinds, one module each; found by discovery. A rule kind is a frozen dataclass that can `check`."""
