"""Everything that can go wrong for a user, as one tree: what the command line exits with and HTTP answers.

    OkiletError
    ├── InputError             exit 2, 400   what was given is wrong
    │   ├── NoInput                          no such file, or nothing to read in the folder
    │   ├── Unreadable                       the system refuses to read it, or it vanished
    │   ├── EmptyFile                        no characters
    │   ├── TooLarge                         more than `loaders.read.LIMIT` bytes
    │   ├── BinaryFile                       no text in any encoding we read
    │   ├── NotAnAct                         text, but no legal act
    │   ├── BadData                          an RDF file that cannot be parsed
    │   ├── BadQuery                         SPARQL that cannot be parsed or is no query
    │   ├── RefusedQuery                     SPARQL that is right but not answered here: SERVICE, an update
    │   ├── QueryTooLarge             413    a query over a limit of length, depth or parts
    │   ├── BadParameter                     an unknown parameter, or a value that is none
    │   ├── BadRequest                       a request that HTTP or the SPARQL Protocol does not allow
    │   ├── MethodNotAllowed          405    a method that the address does not answer
    │   ├── NotAcceptable             406    no form of the answer that the client accepts
    │   └── UnsupportedMedia          415    a body of a media type that is not read here
    ├── QueryStopped           exit 2        a query that was right, and was ended before its answer stood
    │   ├── TimeLimit                 504    it ran longer than it may
    │   ├── MemoryLimit               507    it took more memory than it may
    │   ├── ResultTooLarge            507    its answer has more bytes than it may
    │   └── QueryFailed               500    its process broke
    ├── Busy                   exit 2, 503   too much is being asked at once; `detail` says when to come again
    ├── Unavailable            exit 2, 503   a part of the service is not there, or not yet
    ├── NotFound               exit 2, 404   nothing by that name
    ├── Ambiguous              exit 2, 300   several things by that name, equally good
    ├── DoesNotConform         exit 1, 409   the graph breaks a rule that it must satisfy to be published
    └── HomeError              exit 2, 500   the folder of the published graph cannot be read or written

A message is one line: what, where, what to do. The `detail` of an error that a limit made is
`{"limit": 20, "unit": "seconds", "setting": "OKILET_QUERY_SECONDS"}`; of a `BadQuery` whose place is known
`{"line": 1, "column": 8, "expected": "…"}`.
"""

from __future__ import annotations

from typing import ClassVar


class OkiletError(Exception):
    """The root: anything whose message is meant for the user."""

    code: ClassVar[str] = "error"
    http_status: ClassVar[int] = 500
    exit_status: ClassVar[int] = 2

    def __init__(self, message: str, detail: object = None) -> None:
        super().__init__(" ".join(message.split()))
        self.detail = detail

    @property
    def message(self) -> str:
        """The message, one line."""
        return str(self)


class InputError(OkiletError):
    """What was given is wrong; nothing was changed."""

    code = "input"
    http_status = 400


class NoInput(InputError):
    """No such file, or a folder with nothing to read."""

    code = "no-input"


class Unreadable(InputError):
    """The system refuses to read a file, or it vanished while it was read."""

    code = "unreadable"


class EmptyFile(InputError):
    """A file without characters."""

    code = "empty-file"


class TooLarge(InputError):
    """A file over the limit."""

    code = "too-large"
    http_status = 413


class BinaryFile(InputError):
    """A file that is no text in any encoding we read."""

    code = "binary-file"


class NotAnAct(InputError):
    """A text that is no legal act."""

    code = "not-an-act"


class BadData(InputError):
    """An RDF file that cannot be parsed."""

    code = "bad-data"


class BadQuery(InputError):
    """SPARQL that cannot be parsed, or that is no query."""

    code = "bad-query"


class RefusedQuery(InputError):
    """SPARQL that is right but not answered here: a query with SERVICE, or an update."""

    code = "refused-query"


class QueryTooLarge(InputError):
    """A query over a limit of length, depth or number of parts; `detail` says which."""

    code = "query-too-large"
    http_status = 413


class BadParameter(InputError):
    """A parameter that the query does not have, or a value that is not of its type."""

    code = "bad-parameter"


class BadRequest(InputError):
    """A request that HTTP or the SPARQL Protocol does not allow."""

    code = "bad-request"


class MethodNotAllowed(InputError):
    """A method that the address does not answer; `detail["allow"]` lists those it does."""

    code = "method-not-allowed"
    http_status = 405


class NotAcceptable(InputError):
    """No form of the answer is one that the client accepts; `detail["types"]` lists the media types there are."""

    code = "not-acceptable"
    http_status = 406


class UnsupportedMedia(InputError):
    """A body of a media type that is not read here; `detail["types"]` lists those that are."""

    code = "unsupported-media"
    http_status = 415


class QueryStopped(OkiletError):
    """A query that was right, and was ended before its answer stood."""

    code = "query-stopped"


class TimeLimit(QueryStopped):
    """A query that ran longer than it may."""

    code = "time-limit"
    http_status = 504


class MemoryLimit(QueryStopped):
    """A query that took more memory than it may."""

    code = "memory-limit"
    http_status = 507


class ResultTooLarge(QueryStopped):
    """A query whose answer has more bytes than it may."""

    code = "result-too-large"
    http_status = 507


class QueryFailed(QueryStopped):
    """A query whose process broke."""

    code = "query-failed"


class Busy(OkiletError):
    """Too much is being asked at once; `detail["retry_after"]` says in how many seconds to come again."""

    code = "busy"
    http_status = 503


class Unavailable(OkiletError):
    """A part of the service is not there, or not yet."""

    code = "unavailable"
    http_status = 503


class NotFound(OkiletError):
    """Nothing goes by the name that was asked for."""

    code = "not-found"
    http_status = 404


class Ambiguous(OkiletError):
    """Several things go by the name that was asked for; `detail` lists them."""

    code = "ambiguous"
    http_status = 300


class DoesNotConform(OkiletError):
    """The graph breaks a rule that it must satisfy to be published; `detail` lists the findings."""

    code = "does-not-conform"
    http_status = 409
    exit_status = 1


class HomeError(OkiletError):
    """The folder of the published graph cannot be read or written."""

    code = "home"
