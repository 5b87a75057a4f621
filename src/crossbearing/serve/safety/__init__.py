"""What keeps the record to those who may see it, and reports from acting in the browser."""
