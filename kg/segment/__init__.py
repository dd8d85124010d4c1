"""From a document to its statements: what is a pledge, where it stands, what it hangs under."""
