"""SHACL shapes and the consistency report."""
