import pytest
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import RDF

from queries.engine import GRAPH_FORMS
from service.sparql.description import SD as BASE
from service.sparql.description import description

SD = Namespace(BASE)
FORMAT = {"ttl": "turtle", "nt": "nt", "jsonld": "json-ld", "rdf": "xml"}
ENDPOINT, GRAPHS = "https://okilet.example/sparql", ("https://a.example/b", "https://a.example/a")
# the terms of the Service Description vocabulary, https://www.w3.org/TR/sparql11-service-description/
TERMS = set(
    """Service Feature Language Function Aggregate EntailmentRegime EntailmentProfile GraphCollection Dataset Graph
    NamedGraph SPARQL10Query SPARQL11Query SPARQL11Update DereferencesURIs UnionDefaultGraph RequiresDataset EmptyGraphs
    BasicFederatedQuery endpoint feature defaultEntailmentRegime entailmentRegime defaultSupportedEntailmentProfile
    supportedEntailmentProfile extensionFunction extensionAggregate languageExtension supportedLanguage
    propertyFeature defaultDataset availableGraphs resultFormat inputFormat defaultGraph namedGraph name graph""".split()
)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own reader of JSON-LD
@pytest.mark.parametrize("form", GRAPH_FORMS)
def test_all_forms_say_the_same(form: str) -> None:
    graph = Graph().parse(data=description(ENDPOINT, GRAPHS, form), format=FORMAT[form])
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == URIRef(ENDPOINT)
    assert graph.value(service, SD.feature) == SD.UnionDefaultGraph
    assert graph.value(service, SD.supportedLanguage) == SD.SPARQL11Query
    assert len(set(graph.objects(service, SD.resultFormat))) == 8
    dataset = graph.value(service, SD.defaultDataset)
    names = {graph.value(named, SD.name) for named in graph.objects(dataset, SD.namedGraph)}
    assert names == {URIRef(name) for name in GRAPHS}
    used = {str(term).removeprefix(BASE) for triple in graph for term in triple if str(term).startswith(BASE)}
    assert used <= TERMS
    assert len(graph) == 14 + 6 + 3 * len(GRAPHS) - 1


def test_it_is_the_same_each_time() -> None:
    assert description(ENDPOINT, GRAPHS, "ttl") == description(ENDPOINT, GRAPHS[::-1], "ttl")
