"""Graph in, rows out: one module an engine."""
