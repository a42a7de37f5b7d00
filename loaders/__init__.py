"""Documents in, acts out: read, restore, structure, extract, reconcile, graph."""
