"""Small grammars of the language of Kazakh acts: dates, acts cited, places in an act, coming into force, notes."""
