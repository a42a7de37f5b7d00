"""Generators of acts that nobody has seen: invented rows, set in columns and flattened as a PDF reader does."""
