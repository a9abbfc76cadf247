"""Output formats: pure functions of an Article."""
