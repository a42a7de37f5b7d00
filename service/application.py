"""Flask without what this service does not use, which costs as much as the rest of it: half of a short request's time.

There are no sessions (nobody has one), no signals and no hooks before, after or at the end of a request: what all
requests share is done once, in `service.edge`. Whoever registers a hook is told so.
"""

from __future__ import annotations

from typing import Any, NoReturn

from flask import Flask, Request, Response
from flask.sessions import NullSession, SessionInterface
from werkzeug.routing import MapAdapter

_NO_SESSION = NullSession()


class _NoSessions(SessionInterface):
    """Nobody has a session; nothing is kept between requests."""

    def open_session(self, app: Flask, request: Request) -> NullSession:
        """The one that refuses to be written to."""
        return _NO_SESSION

    def save_session(self, app: Flask, session: Any, response: Response) -> None:
        """Nothing to save."""


class Application(Flask):
    """The web application; see the module."""

    session_interface = _NoSessions()

    def full_dispatch_request(self) -> Response:
        """Answer the current request, errors included."""
        try:
            answer = self.dispatch_request()
        except Exception as error:
            answer = self.handle_user_exception(error)
        return self.make_response(answer)

    def finalize_request(self, rv: Any, from_error_handler: bool = False) -> Response:
        """The response of what a view or an error handler gave."""
        return self.make_response(rv)

    def create_url_adapter(self, request: Request | None) -> MapAdapter | None:
        """What finds the view of a request: of its path and method alone, whatever host it came to."""
        if request is None:
            return None
        environ = request.environ
        return MapAdapter(
            self.url_map,
            environ.get("HTTP_HOST") or environ["SERVER_NAME"],
            request.root_path,
            "",
            request.scheme,
            request.path,
            request.method,
            request.query_string.decode("latin-1"),
        )

    def do_teardown_request(self, exc: BaseException | None = None) -> None:
        """Nothing is to be done at the end of a request."""

    def do_teardown_appcontext(self, exc: BaseException | None = None) -> None:
        """As `do_teardown_request`."""

    def _no_hooks(self, f: Any) -> NoReturn:
        raise TypeError("requests have no hooks here: what all of them share is done in service.edge")

    before_request = after_request = teardown_request = teardown_appcontext = _no_hooks
