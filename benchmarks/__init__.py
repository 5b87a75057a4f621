"""Quality on every gold set that is present, and speed of every stage. Imports the package, never the reverse."""
