"""From a document to its statements: what is a pledge, where it stands, what it hangs under."""

from kg.segment.reader import read

__all__ = ["read"]
