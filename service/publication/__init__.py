"""What is published of the graph beside SPARQL: descriptions of things, of the dataset, and dumps."""
