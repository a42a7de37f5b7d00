"""The consistency report as pages."""
