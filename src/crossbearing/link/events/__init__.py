"""What a group of claims comes to: the event, its sources, tolls and contradictions."""
