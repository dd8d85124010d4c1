"""From statements to links, one module a kind of link."""
