"""What the kinds of subject look like: one `TypedDict` a file kind, read by validation, CEL and JSON Schema."""
