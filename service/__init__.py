"""Command line and web service."""
