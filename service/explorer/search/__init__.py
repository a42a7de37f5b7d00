"""Search over all that has a name or words, and suggestions while one types."""
