"""The SPARQL endpoint: what a request asks, which form the answer has, what the service says of itself."""
