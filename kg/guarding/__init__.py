"""The parts of `kg.guard`: the process that asks, the one that is asked, and what goes between."""
