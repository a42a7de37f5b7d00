"""What a person means by a name: positions, classes, organs, acts, in Kazakh, Russian or English, however it is typed.

    lookup = Lookup.over(engine)
    lookup.find("замминистра финансов")          candidates, the best first, each with the reason
    lookup.one("karjy ministrinin orynbasary")   the IRI; raises NotFound and Ambiguous

Words are compared folded (`queries.folding`) and in any order. What a typed word may stand for is said in `reading`,
how well a name fits in `fitting`, which things are compared and what is meant in `finder`.
"""

from queries.lookup.finder import KINDS, POSTS, THINGS, Candidate, Lookup
from queries.lookup.parameters import with_names

__all__ = ["KINDS", "POSTS", "THINGS", "Candidate", "Lookup", "with_names"]
