"""The knowledge base: from a programme's text to answers about pledges, actors and targets."""
