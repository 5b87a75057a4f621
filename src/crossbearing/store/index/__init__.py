"""What is current and what pages ask by: kept in step within each change, and rebuilt from the content at will."""
