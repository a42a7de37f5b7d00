"""A small lexicon of invented organs and posts."""

from ontology.lexicon import DatedName, Form, Labels, Lexicon, Organ, OrganClass, Position, Role


def organ(tail: str, name: str, *forms: str, parent: str = "", names: tuple[DatedName, ...] = ()) -> Organ:
    return Organ(
        iri=f"organ/{tail}",
        labels=Labels(name),
        forms=tuple(Form(form, "kk") for form in forms),
        parent=f"organ/{parent}" if parent else "",
        names=names,
    )


def position(tail: str, name: str, *forms: str, organ: str = "") -> Position:
    return Position(
        iri=f"position/{tail}",
        labels=Labels(name),
        forms=tuple(Form(form, "kk") for form in forms),
        organ=f"organ/{organ}" if organ else "",
    )


def lexicon(*entries: Organ | Position | OrganClass | Role) -> Lexicon:
    return Lexicon(
        {e.iri: e for e in entries if isinstance(e, Organ)},
        {e.iri: e for e in entries if isinstance(e, Position)},
        {e.iri: e for e in entries if isinstance(e, Role)},
        {e.iri: e for e in entries if isinstance(e, OrganClass)},
        {},
    )


CLASS = OrganClass(iri="class/lake-organs", labels=Labels("көл органдары"), forms=(Form("арнаулы көл органдар", "kk"),))
LAKE = lexicon(
    organ("ministry", "Көл істері министрлігі"),
    organ("agency", "Арал агенттігі", "Арал агенттігі (Арал қызметі)"),
    organ("bank", "Көл Банк", "Қазақстан Республикасының Көл Банкі", "Көл Банкі", "КБ"),
    organ("committee", "Айлақ комитеті", "Көл істері министрлігінің Айлақ комитеті", parent="ministry"),
    organ("arna", "Арна комитеті", "Көл істері министрлігінің Арна комитеті", parent="ministry"),
    organ("forest", "Орман, теңіз және су министрлігі"),
    position("minister", "Көл істері министрі", organ="ministry"),
    position("chair-of-bank", "Көл Банк Төрағасы", "Көл Банкінің Төрағасы", organ="bank"),
    position("chair-of-agency", "Арал агенттігінің төрағасы", organ="agency"),
    position("chair-of-committee", "Айлақ комитетінің төрағасы", organ="committee"),
    position("secretary", "Арал Кеңесінің Хатшысы"),
    CLASS,
)
