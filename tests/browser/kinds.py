"""The kinds of pages, each with an address that shows it with something on it; without the language."""

KINDS = {
    "home": "/",
    "limits": "/-/limits",
    "queries": "/queries",
    "query": "/queries/who-fills.html?position=position/minister-of-finance",
    "query-chart": "/queries/posts-by-authority.html",
    "query-without-rows": "/queries/acts.html?as-of=1900-01-01",
    "sparql": "/sparql",
    "sparql-answer": "/sparql?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20a%20okl%3APosition%20%7D%20LIMIT%205",
    "hierarchy": "/hierarchy",
    "hierarchy-upward": "/hierarchy?of=position/head-of-police-department&up=1",
    "hierarchy-ended": "/hierarchy?as-of=2023-08-01&open=position/prime-minister,organ/government",
    "chain": "/chain?of=position/head-of-police-department",
    "findings": "/findings",
    "findings-of-an-act": "/findings?act=U1300000624&severity=warning",
    "finding": "/finding/class-without-exception-e9456ccd3725",
    "search": "/search?q=министр",
    "search-provision": "/search?q=Decree%20828%20row%2092",
    "search-nothing": "/search?q=xqzwv",
    "position": "/doc/position/minister-of-finance.html",
    "class": "/doc/class/ministers.html",
    "position-alternatives": "/doc/position/commander-in-chief-of-branch.html",
    "position-of-another-day": "/doc/position/head-of-police-department.html?as-of=2024-01-01",
    "class-of-organs": "/doc/class/ministries.html",
    "organ-renamed": "/doc/organ/accounts-committee.html",
    "organ": "/doc/organ/ministry-of-finance.html",
    "acts": "/acts",
    "act": "/doc/act/U020000828_.html",
    "provision": "/doc/act/U020000828_/annex-1/row-92.html",
    "rule": "/doc/rule/U020000828_/2022-06-30/annex-1/row-92.html",
    "matrix": "/matrix",
    "matrix-by-organ": "/matrix?by=organ&role=appoints",
    "matrix-posts": "/matrix/posts?who=position/minister-of-internal-affairs&role=appoints",
    "flows": "/flows?by=part",
    "amendments": "/amendments",
    "amendments-of-a-year": "/amendments?act=U020000828_&year=2019",
    "calendar": "/calendar?year=2026&month=12",
    "calendar-of-a-year": "/calendar?view=year&year=2026&feed=deadlines",
    "calendar-grid": "/calendar?view=weeks",
    "deadlines": "/deadlines",
    "procedure": "/procedure?of=position/deputy-minister-of-finance&start=2023-01-05",
    "text-not-loaded": "/read/U020000828_",
    "not-found": "/doc/position/nobody.html",
}
LANGUAGES = ("kk", "ru", "en")


def address(kind: str, lang: str) -> str:
    """The address of a kind of page in a language."""
    path = KINDS[kind]
    return f"{path}{'&' if '?' in path else '?'}lang={lang}"
