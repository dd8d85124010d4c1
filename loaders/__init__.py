"""The outer world as documents: one module a file format."""
