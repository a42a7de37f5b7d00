"""Results as SPARQL 1.1 writes them, for engines whose answers are Python objects.

    written(answer, "xml", rows=1000)     the bytes, cut at 1,000 rows or triples

The bytes are those that the Oxigraph engine gives for the same answer.
"""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox

from ontology.errors import NotAcceptable
from queries.cutting import cut
from queries.engine import GRAPH_FORMS, RESULT_FORMS, Answer, Solutions, Triples, Written
from queries.formats import FORMATS
from queries.oxigraph_forms import GRAPHS, RESULTS, serialized


def written(answer: Answer, form: str, rows: int | None = None) -> Written:
    """An answer in a form of `RESULT_FORMS` or, for triples, `GRAPH_FORMS`. Raises `NotAcceptable` for another."""
    graph = isinstance(answer, Triples)
    forms = GRAPH_FORMS if graph else RESULT_FORMS
    if form not in forms:
        kind = "a graph" if graph else "a result"
        raise NotAcceptable(f"{kind} is not written as {form!r}; there are {', '.join(forms)}", {"types": list(forms)})
    kept = _first(answer, rows)
    if isinstance(kept, Triples):
        lines = "".join(" ".join(term.n3() for term in triple) + " .\n" for triple in kept.triples)
        triples = [quad.triple for quad in ox.parse(lines.encode(), format=ox.RdfFormat.N_TRIPLES)]
        return Written(serialized(triples, GRAPHS[form]), kept != answer)
    parsed = ox.parse_query_results(FORMATS["json"](kept), format=ox.QueryResultsFormat.JSON)
    body = parsed.serialize(format=RESULTS[form]) or b""
    return Written(*cut(body, form, rows)) if rows is not None and isinstance(kept, Solutions) else Written(body, False)


def _first(answer: Answer, rows: int | None) -> Answer:
    """As much of an answer as may be written; of rows one more, by which the cut is known and told."""
    if rows is not None and isinstance(answer, Solutions):
        return replace(answer, rows=answer.rows[: rows + 1])
    if rows is not None and isinstance(answer, Triples):
        return replace(answer, triples=answer.triples[:rows])
    return answer
