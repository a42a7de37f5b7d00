"""Acts in the graph: the one read, the drafts it submits, and every other act that it names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from loaders.emit.nquads import Sheet
from loaders.emit.validity import end_of
from loaders.model import ActKey, ActKind, Fact, Header, Reference
from ontology import iris
from ontology.adilet import pages
from ontology.terms import ELI, FOAF, OKL, RDF

LANGUAGE = "http://publications.europa.eu/resource/authority/language/KAZ"


class ActBook:
    """IRIs of acts, each described once in the sheet of the file that names it.

    `codes` are the codes that some mention in the file gives away, and that hold for all its mentions of the act.
    """

    def __init__(self, sheet: Sheet, codes: Mapping[ActKey, str] | None = None) -> None:
        self._sheet = sheet
        self._codes = codes or {}
        self._names: dict[ActKey, str] = {}

    def name(self, key: ActKey, provision: str = "", of: ActKey | None = None) -> str:
        """The name of an act in its IRI. A key that identifies nothing ("a law") is told by the provision of the act
        that mentions it, since two such mentions need not mean one act."""
        if key not in self._names:
            if of is not None and not _identifies(key) and key not in self._codes:
                return self._nameless(key, provision, of)
            self._names[key] = self._codes.get(key) or act_name(key)
            self._describe(str(iris.Act(self._names[key])), key)
        return self._names[key]

    def iri(self, key: ActKey, provision: str = "", of: ActKey | None = None) -> str:
        """The IRI of an act."""
        return str(iris.Act(self.name(key, provision, of)))

    def provision(self, key: ActKey, path: str) -> str:
        """The IRI of a place in an act; a draft's places are those of the document it is."""
        return str(iris.Provision(self.name(key), path))

    def _nameless(self, key: ActKey, provision: str, of: ActKey) -> str:
        name = f"{key.kind or 'act'}-in-{self.name(of).replace('/', '-')}-{iris.slug(provision)}"
        self._describe(str(iris.Act(name)), key)
        return name

    def _describe(self, act: str, key: ActKey) -> None:
        sheet = self._sheet
        sheet.link(act, RDF("type"), ELI("LegalResource"))
        sheet.code(act, OKL("kind"), str(key.kind or ""))
        sheet.code(act, OKL("issuer"), key.issuer)
        sheet.date(act, ELI("date_document"), key.date)
        sheet.code(act, ELI("number"), key.number)
        name = self._names.get(key, "")
        if iris.is_code(name):
            sheet.code(act, ELI("id_local"), name)
            sheet.flag(act, OKL("codeDerived"), value=name == act_name(key))
            for page in pages(name).values():
                sheet.link(act, FOAF("page"), page)


def codes_given(facts: Iterable[Fact]) -> Mapping[ActKey, str]:
    """Codes of acts that their keys do not tell: of those known by name alone, and of registered ministerial orders."""
    codes: dict[ActKey, str] = {}
    for fact in facts:
        if isinstance(fact, Reference) and fact.other:
            key = fact.other
            registered = iris.adilet_code(key.kind or "", key.issuer, key.date, key.number, fact.registration)
            code = fact.known_code or registered
            if code:
                codes.setdefault(key, code)
    return codes


def act_name(key: ActKey) -> str:
    """The name of an act in its IRI: its code, its key, or where it stands as a draft."""
    within = act_name(key.within) if key.within else ""
    return iris.act_name(key.kind or "", key.issuer, key.date, key.number, key.title, within=within, part=key.part)


def write_header(sheet: Sheet, texts: Sheet, acts: ActBook, header: Header, version: iris.Version | None) -> None:
    """The act itself: title, status, validity, its version, which ends with it, and the Kazakh text of the version."""
    act = acts.iri(header.key)
    sheet.words(act, ELI("title"), str(header.title))
    sheet.code(act, OKL("status"), header.status)
    sheet.words(act, OKL("signatory"), str(header.signed_by))
    sheet.date(act, ELI("first_date_entry_in_force"), header.valid_from)
    sheet.date(act, ELI("date_no_longer_in_force"), end_of(header))
    texts.words(act, OKL("inForceClause"), str(header.in_force_clause))
    if header.repealed_by:
        sheet.link(act, ELI("repealed_by"), acts.iri(header.repealed_by))
    realized = act
    if version:
        realized = str(version)
        sheet.link(realized, RDF("type"), ELI("LegalResource"))
        sheet.link(realized, ELI("is_member_of"), act)
        sheet.date(realized, ELI("version_date"), version.date)
        sheet.date(realized, ELI("date_no_longer_in_force"), end_of(header))
    if header.status != "draft":
        expression = str(iris.Expression(acts.name(header.key), version.date if version else None, "kk"))
        sheet.link(expression, RDF("type"), ELI("LegalExpression"))
        sheet.link(expression, ELI("realizes"), realized)
        sheet.link(expression, ELI("language"), LANGUAGE)


def _identifies(key: ActKey) -> bool:
    return bool(key.number or key.date or key.title or key.within or key.kind is ActKind.CONSTITUTION)
