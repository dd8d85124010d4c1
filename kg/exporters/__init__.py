"""A selection of the graph as a file, one module a family of suffixes."""
