"""Writing and reading what is kept for good: each module one concept, rows only ever added."""
