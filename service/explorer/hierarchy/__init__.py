"""The hierarchy: who stands below whom on a day, opened level by level; as a page, as JSON, as tables and pictures."""
