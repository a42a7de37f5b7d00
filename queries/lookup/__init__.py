"""What a person means by a name: positions, classes, organs, acts, in Kazakh, Russian or English, however it is typed.

    lookup = Lookup(read_names(engine))
    lookup.find("замминистра финансов")          candidates, the best first, each with the reason
    lookup.one("karjy ministrinin orynbasary")   the IRI; raises NotFound and Ambiguous

Words are compared folded (`queries.folding`) and in any order. What a typed word may stand for is said in `reading`,
how well a name fits in `fitting`, which things are compared and what is meant in `finder`.
"""

from queries.lookup.acts import read_acts
from queries.lookup.finder import KINDS, POSTS, Candidate, Lookup

__all__ = ["KINDS", "POSTS", "Candidate", "Lookup", "read_acts"]
