"""YAML to `Policy`, with the place of everything; packs, merging, schema. The values here need neither."""
