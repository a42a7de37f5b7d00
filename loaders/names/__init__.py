"""Kazakh names: inflection, coordination, matching to the thesaurus."""
