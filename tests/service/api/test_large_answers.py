"""What a stranger makes long is not held in the memory of a web process."""

import tempfile

from flask import Flask

from service.api.sparql_page import LONGEST
from service.context import EXTENSION
from service.pool.client import Job, Result


class Answers:
    """A pool whose answer is one long value, in a file."""

    def __init__(self, length: int) -> None:
        head, tail = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"', b'"}}]}}'
        self.body = head + b"a" * (length - len(head) - len(tail)) + tail

    def run(self, job: Job) -> Result:
        file = tempfile.TemporaryFile()  # noqa: SIM115 - it is the answer; whoever reads it closes it
        file.write(self.body)
        file.seek(0)
        self.file = file
        return Result("v", file, len(self.body), cut=False, seconds=0.1)

    def status(self) -> dict[str, object]:
        return {}


def test_an_answer_too_long_for_a_page_is_refused_with_the_forms_there_are(app: Flask) -> None:
    old = app.extensions[EXTENSION]
    for length, status in ((LONGEST, 200), (LONGEST + 1, 406)):
        pool = Answers(length)
        app.extensions[EXTENSION] = type(old)(old.settings, old.data, pool)
        query = {"query": "SELECT ?x {}", "lang": "en"}
        answer = app.test_client().get("/sparql", query_string=query, headers={"Accept": "text/html"})
        assert answer.status_code == status
        assert ("too many for a page" in answer.text) == (status == 406)
        assert pool.file.closed
