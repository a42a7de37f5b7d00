"""Vocabulary, thesaurus, the graph that ships, and the IRIs and errors that all layers share."""

VERSION = "0.1.0"  # of the whole package; `setup.cfg` takes it from here
