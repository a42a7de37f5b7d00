"""The pages of positions, organs and classes of both."""
