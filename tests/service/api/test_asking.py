"""What a request asks of a named query."""

from functools import partial

import service.api.asking
from queries.lookup import Lookup
from queries.names import Names

read_request = partial(service.api.asking.read_request, lookup=lambda: Lookup(Names({})))


def test_an_address_is_read_once_and_a_long_one_is_not_kept() -> None:
    short, long = b"lang=ru", b"x" * 60_000 + b"=&lang=ru"
    assert read_request((), "acts", short) is read_request((), "acts", short)
    assert read_request((), "acts", long).text == read_request((), "acts", short).text
    assert read_request((), "acts", long) is not read_request((), "acts", long)
