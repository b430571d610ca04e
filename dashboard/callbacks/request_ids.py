"""Every request has a number: in the header ``X-Request-Id`` of its answer, in each line that is
logged while it is answered, and wherever an error is shown. So who saw one can say which.

The line of the request itself names its route and what became of it; no reader, no address of a
machine, and nothing of what was chosen.
"""

from __future__ import annotations

import logging
import secrets
import time

import flask

from dashboard.callbacks.routes import sentence, words_asked
from dashboard.logs import REQUEST
from dashboard.store.library import Library

LOG = logging.getLogger(__name__)
HEADER = "X-Request-Id"
NO_ROUTE = "none"


def register(server: flask.Flask, library: Library) -> None:
    """Number the requests. To be registered before all that answers."""

    @server.before_request
    def begin() -> None:
        flask.g.began = time.monotonic()
        flask.g.number = secrets.token_hex(6)
        flask.g.numbered = REQUEST.set(flask.g.number)

    @server.after_request
    def end(answer: flask.Response) -> flask.Response:
        answer.headers[HEADER] = flask.g.number
        took = round(1_000 * (time.monotonic() - flask.g.began), 1)
        method, route = flask.request.method, route_of(flask.request)
        fields = {"method": method, "route": route, "status": answer.status_code, "ms": took}
        said = (method, route, answer.status_code, took)
        LOG.info("%s %s: %d in %s ms", *said, extra={"fields": fields})
        return answer

    @server.teardown_request
    def over(_: BaseException | None) -> None:
        if mark := flask.g.pop("numbered", None):
            REQUEST.reset(mark)

    @server.errorhandler(500)
    def failed(_: Exception) -> flask.Response:
        """A fault of the program; Flask has logged it with its trace."""
        words = words_asked(library)
        return sentence(f"{words.t('page.fault')} {flask.g.get('number', '')}", 500)


def route_of(request: flask.Request) -> str:
    """The rule that a request is answered by: there are few, however many addresses."""
    return request.url_rule.rule if request.url_rule else NO_ROUTE
