"""One event as its page shows it."""
