"""The first page and the list of acts."""
