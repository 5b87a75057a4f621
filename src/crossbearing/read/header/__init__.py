"""What a report says of itself before its first claim: title, byline, dateline, wire credit, publication time."""
