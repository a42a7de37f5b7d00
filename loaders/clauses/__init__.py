"""The grammar of a Kazakh sentence of an act: who does what for whom, under which condition and by when.

Kazakh is verb-final: `clause := condition* term* actor object addressee predicate`, in nearly any order but the last.
`words` tells word classes by their suffixes, `predicates` the verb at the end, `terms` periods and dates, `clause` the
parts of one clause, `passages` what the introducing words of a list share with its entries.
"""
