"""What a document says of its making, and whether that still holds: manifests and signatures."""
