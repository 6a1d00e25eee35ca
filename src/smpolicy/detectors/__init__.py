"""Text in, spans out: one module for each thing that can be told by its shape; found by discovery."""
