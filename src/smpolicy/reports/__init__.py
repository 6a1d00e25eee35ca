"""Output formats: a report becomes text for a terminal, a person or another program. One module each, by its own name."""
