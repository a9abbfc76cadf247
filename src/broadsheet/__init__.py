"""broadsheet."""
