"""One file a format: bytes of one kind in, drafts of reports out."""
