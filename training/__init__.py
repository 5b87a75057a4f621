"""Training of the shipped encoder and the project's own annotated corpus. Imports the package, never the reverse."""
