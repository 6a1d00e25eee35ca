"""The parts of the blueprint."""
