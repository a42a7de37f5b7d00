"""Addresses of a service that stands somewhere, and a moment, for tests of what is published."""

import datetime as dt

from service.publication.void import Addresses

PUBLIC = "https://data.example/okilet"
AT = Addresses(
    base="https://w3id.org/okilet/",
    home=f"{PUBLIC}/",
    dataset=f"{PUBLIC}/dataset",
    void=f"{PUBLIC}/.well-known/void",
    sparql=f"{PUBLIC}/sparql",
    dumps=(f"{PUBLIC}/dump/okilet.trig.gz", f"{PUBLIC}/dump/okilet.nq.gz"),
    publisher="Аралас басқармасы",
    licence="https://data.example/licence",
)
PUBLISHED = dt.datetime(2026, 3, 4, 5, 6, 7, tzinfo=dt.UTC)
