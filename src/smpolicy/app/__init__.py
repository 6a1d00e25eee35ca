"""The use cases, over ports that `bootstrap` fills with adapters."""
