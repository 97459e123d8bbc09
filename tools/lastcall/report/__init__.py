"""Reports: the status as text for people and as JSON for programs."""
