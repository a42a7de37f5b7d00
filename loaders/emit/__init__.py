"""From readings to the quads of the graph: the last stage, and the only one that knows RDF."""
