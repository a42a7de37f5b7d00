"""Facts found in a structured document, one subject a module."""
