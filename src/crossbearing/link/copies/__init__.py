"""Which report's text descends from which."""
