"""How the server waits for requests: a thread is given to one that has wholly arrived.

gunicorn gives a thread to a connection at its first byte and reads the rest in it. As many clients
as there are threads, each sending a byte a second, would leave none for anybody else. Here what
arrives is collected by the one loop that waits for all connections at once; who takes too long
with a request, or too long to read an answer, is parted with.
"""

from __future__ import annotations

import re
import selectors
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

PATIENCE = 15.0
"""Seconds that a request may take to arrive, and that a new connection may say nothing: a browser
opens some in advance."""
READING = 20.0
"""Seconds in which a piece of an answer is to be taken."""
LARGEST_HEAD = 32_768
LARGEST_BODY = 65_536
"""Bytes of a body that are waited for; a larger one is refused by what reads it."""
PIECE = 65_536
MAPPED = "::ffff:"
"""What a socket of version 6 writes before an address of version 4."""
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_EXPECTS = re.compile(rb"\r\nexpect:[^\r]*(?=\r\n)", re.IGNORECASE)


class Arriving(TConn):  # type: ignore[misc]
    """A connection, and what has arrived of its next request."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self.arrived = bytearray()

    @property
    def too_large(self) -> bool:
        """Whether its head is longer than any may be."""
        return len(self.arrived) > LARGEST_HEAD and _END not in self.arrived

    def is_whole(self) -> bool:
        """Whether the request can be read without waiting for its client. A client that wants to
        be told before it sends its body is told so."""
        end = self.arrived.find(_END)
        if end < 0:
            return False
        body = len(self.arrived) - end - len(_END)
        wanted = self._wanted(bytes(self.arrived[: end + len(_END)]), body)
        if body < wanted and (expects := _EXPECTS.search(self.arrived, 0, end + 2)):
            del self.arrived[expects.start() : expects.end()]
            self.sock.send(CONTINUE)
        return body >= wanted

    def _wanted(self, head: bytes, body: int) -> int:
        """How many bytes of the body are to be there, of which so many are."""
        if _CHUNKED.search(head):
            there = self.arrived.endswith(b"0" + _END) or body > LARGEST_BODY
            return 0 if there else body + 1
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        return length if length <= LARGEST_BODY else 0

    def read(self) -> None:
        """Hand what has arrived to the parser."""
        self.init()
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker of threads, none of which waits for a slow client."""

    def accept(self, listener: Any) -> None:
        """Take a connection, and wait for what it says."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        if address[0].startswith(MAPPED):
            address = (address[0].removeprefix(MAPPED), *address[1:])
        self._wait_for(Arriving(self.cfg, client, address, listener.getsockname()))

    def _wait_for(self, conn: Arriving) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + PATIENCE
        self.pending_conns.append(conn)
        watch = partial(self.on_pending_socket_readable, conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, watch)

    def on_client_socket_readable(self, conn: Arriving, client: Any) -> None:
        """The next request of a connection that was kept begins."""
        self.poller.unregister(client)
        self.keepalived_conns.remove(conn)
        self._wait_for(conn)
        self.on_pending_socket_readable(conn, client)

    def on_pending_socket_readable(self, conn: Arriving, client: Any) -> None:
        """Take what has come; give the request to a thread when all of it has."""
        try:
            piece = client.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            piece = b""
        conn.arrived += piece
        if piece:
            self._go_on(conn)
        else:
            self._part_with(conn)

    def _go_on(self, conn: Arriving) -> None:
        try:
            whole = conn.is_whole()
        except OSError:
            self._part_with(conn)
            return
        if whole:
            self._dispatch(conn)
        elif conn.too_large:
            self._part_with(conn, TOO_LARGE)

    def _dispatch(self, conn: Arriving) -> None:
        self._forget(conn)
        conn.data_ready = True
        self.enqueue_req(conn)

    def _part_with(self, conn: Arriving, word: bytes = b"") -> None:
        self._forget(conn)
        self.nr_conns -= 1
        try:
            if word:
                conn.sock.send(word)
        except OSError:
            pass  # it is gone already
        finally:
            conn.close()

    def _forget(self, conn: Arriving) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)

    def handle(self, conn: Arriving) -> Any:
        """Read and answer a request that has arrived; in a thread."""
        conn.read()
        return super().handle(conn)

    def handle_request(self, req: Any, conn: Arriving) -> bool:
        """Answer; who does not take the answer in time is parted with."""
        conn.sock.settimeout(READING)
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError:
            return False

    def finish_request(self, conn: Arriving, fs: Any) -> None:
        """Keep a connection for its next request, of which some may have come with the last."""
        if not fs.cancelled() and fs.exception() is None and fs.result():
            # What the parser has beyond its request would else be waited for in a thread.
            conn.arrived += conn.parser.unreader.take_buffered()
        super().finish_request(conn, fs)
        if conn.arrived and conn in self.keepalived_conns:
            self.poller.unregister(conn.sock)
            self.keepalived_conns.remove(conn)
            self._wait_for(conn)
            self._go_on(conn)

    def _cap_keepalive(self, deadline: float) -> None:
        """What stops waits for nobody longer than for those whose connection was kept."""
        super()._cap_keepalive(deadline)
        for conn in self.pending_conns:
            conn.timeout = min(conn.timeout, deadline)
