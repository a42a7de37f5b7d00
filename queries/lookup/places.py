"""Regions and cities by name, for posts that exist once in each: "аким Абайской области" is the akim of a region.

Acts name such posts by the kind of place alone. A region's name is read as "region", a city's as its kind, and what a
post of every region need not say of the place is not missed. Sources: the law on the administrative-territorial
structure; regions as of 2022.
"""

from __future__ import annotations

from queries.folding import fold

_REGION_NAMES = """
    Абай Ақмола Ақтөбе Атырау Жамбыл Жетісу Қарағанды Қостанай Қызылорда Маңғыстау Павлодар Түркістан Ұлытау
    Абайской Акмолинской Актюбинской Атырауской Жамбылской Карагандинской Костанайской Кызылординской Мангистауской
    Мангыстауской Павлодарской Туркестанской Улытауской Жетысуской Алматинской
    Abai Abay Akmola Aktobe Aqmola Aqtobe Atyrau Zhambyl Jambyl Zhetysu Karaganda Karagandy Qaragandy Kostanay Qostanay
    ВКО ЗКО СКО ЮКО ШҚО БҚО СҚО VKO ZKO SKO
    Kyzylorda Qyzylorda Mangystau Mangistau Pavlodar Turkistan Turkestan Ulytau
"""
_REPUBLICAN_CITIES = ("Алматы", "Шымкент", "Almaty", "Shymkent")
_KIND = ("республикалық маңызы бар қаланың", "города республиканского значения", "city of republican significance")

REGIONS = frozenset(fold(_REGION_NAMES))
REGION_WORDS = frozenset(fold("облыс область region province"))
CITIES = frozenset(fold(" ".join(_REPUBLICAN_CITIES)))
CITY_WORDS = frozenset(fold("қала город city"))
CITY_KINDS = tuple(fold(kind) for kind in _KIND)
PLACES = REGIONS | CITIES | frozenset(fold("облыс область region regional области province аумақтық территориальный"))
TERRITORIAL = REGION_WORDS | CITY_WORDS | frozenset(fold("regional аумақтық территориальный өңірлік региональный"))
