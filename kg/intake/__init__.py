"""Takes in programmes that somebody gave to the app: files, facts, and the process that reads."""
