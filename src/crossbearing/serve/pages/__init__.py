"""The pages: a router for each, HTML that works without scripts, forms that post."""
