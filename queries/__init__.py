"""The saved queries: each stem is one question, in Cypher and in SPARQL."""
