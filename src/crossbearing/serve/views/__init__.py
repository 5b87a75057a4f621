"""What pages show, worked out from concepts: no request, no store, no HTML."""
