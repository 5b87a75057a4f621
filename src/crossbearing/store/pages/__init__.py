"""What is asked of a store: pages of events, claims and reports under filters, searches, ids that may be meant."""
