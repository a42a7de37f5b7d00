"""Vocabulary, thesaurus, the graph that ships, and the IRIs and errors that all layers share."""
