"""The commands, one module each. Whatever is heavy is imported when a command runs."""
