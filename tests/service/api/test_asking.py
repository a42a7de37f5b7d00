"""What a request asks of a named query."""

from service.api.asking import read_request


def test_an_address_is_read_once_and_a_long_one_is_not_kept() -> None:
    short, long = b"lang=ru", b"x" * 60_000 + b"=&lang=ru"
    assert read_request((), "acts", short) is read_request((), "acts", short)
    assert read_request((), "acts", long).text == read_request((), "acts", short).text
    assert read_request((), "acts", long) is not read_request((), "acts", long)
