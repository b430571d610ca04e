"""How the server waits for requests: a thread is given to one that has wholly arrived.

gunicorn gives a thread to a connection at its first byte and reads the rest in it. As many clients
as there are threads, each sending a byte a second, would leave none for anybody else. Here what
arrives is collected by the one loop that waits for all connections at once; who takes too long
with a request is parted with.
"""

from __future__ import annotations

import contextlib
import re
import selectors
import socket
import time
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn

from dashboard.commands.sending import Outgoing, SendingWorker

PATIENCE = 15.0
"""Seconds that a request may take to arrive, and that a new connection may say nothing: a browser
opens some in advance."""
LEAVING = 1.0
"""Seconds in which whoever was refused can read why."""
PASSED_OVER = 2**22
"""Bytes that are passed over of whoever was refused."""
LARGEST_HEAD = 32_768
PIECE = 65_536
IPV4_MAPPED = "::ffff:"
"""What a socket of version 6 writes before an address of version 4."""
TOO_LARGE = b"HTTP/1.1 431 Request Header Fields Too Large\r\nConnection: close\r\n\r\n"
BODY_TOO_LARGE = b"HTTP/1.1 413 Content Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"
CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"
_END = b"\r\n\r\n"
_NO_REQUEST = re.compile(rb"[^\r\n!-~]")
"""How no request begins, but a greeting in TLS: browsers try ``https`` first, and go on without it
as soon as they are refused."""
_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[^\r]*chunked", re.IGNORECASE)
_SIZE = re.compile(rb"([0-9a-fA-F]+)[ \t]*(?:;.*)?")
_EXPECTS = re.compile(rb"\r\nexpect:[^\r]*(?=\r\n)", re.IGNORECASE)


class _BodyTooLarge(Exception):
    """A body has more bytes than are waited for."""


class Arriving(TConn):  # type: ignore[misc]
    """A connection, and what has arrived of its next request, whose body has ``largest`` bytes at
    most as it comes."""

    def __init__(self, largest: int, *given: Any) -> None:
        super().__init__(*given)
        self.arrived = bytearray()
        self._largest = largest
        self.leaving = False
        """Whether it was refused: what comes then is passed over."""
        self.passed_over = 0
        self._chunk = 0
        """Where the first chunk begins that has not wholly arrived; 0: not looked for yet."""

    @property
    def too_large(self) -> bool:
        """Whether its head is longer than any may be."""
        return len(self.arrived) > LARGEST_HEAD and _END not in self.arrived

    def is_whole(self) -> bool:
        """Whether the request can be read without waiting for its client. A client that wants to
        be told before it sends its body is told so.

        Raises:
            _BodyTooLarge: it has a larger body than is waited for.
        """
        end = self.arrived.find(_END)
        if end < 0:
            return False
        body = end + len(_END)
        whole = self._has_body(bytes(self.arrived[:body]), body)
        if not whole and (expects := _EXPECTS.search(self.arrived, 0, end + 2)):
            del self.arrived[expects.start() : expects.end()]
            self._chunk = 0
            self.sock.send(CONTINUE)
        return whole

    def _has_body(self, head: bytes, body: int) -> bool:
        """Whether the body, which begins there, has arrived."""
        if _CHUNKED.search(head):
            self._chunk = self._chunk or body
            while (after := self._after_chunk(body)) > 0:
                self._chunk = after
            return after == 0
        length = int(found[1]) if (found := _LENGTH.search(head)) else 0
        if length > self._largest:
            raise _BodyTooLarge
        return len(self.arrived) - body >= length

    def _after_chunk(self, body: int) -> int:
        """Where the next chunk begins; 0: the last is there, or what the parser refuses without
        reading on; -1: it has not arrived."""
        line = self.arrived.find(b"\r\n", self._chunk)
        if line >= 0:
            if not (found := _SIZE.fullmatch(self.arrived, self._chunk, line)):
                return 0
            if not (size := int(found[1], 16)):
                # An empty line follows, or trailers and one.
                if self.arrived.find(_END, line) >= 0:
                    return 0
            elif line + size - body > self._largest:
                raise _BodyTooLarge
            elif len(self.arrived) >= (after := line + size + 4):
                return after if self.arrived[after - 2 : after] == b"\r\n" else 0
        if len(self.arrived) - body > self._largest:
            raise _BodyTooLarge
        return -1

    def read(self) -> None:
        """Hand what has arrived to the parser."""
        self.init()
        self.parser.unreader.unread(bytes(self.arrived))
        self.arrived.clear()
        self._chunk = 0


class PatientWorker(SendingWorker):
    """A worker of threads, none of which waits for a slow client."""

    def accept(self, listener: Any) -> None:
        """Take a connection, and wait for what it says."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return
        self.nr_conns += 1
        if address[0].startswith(IPV4_MAPPED):
            address = (address[0].removeprefix(IPV4_MAPPED), *address[1:])
        largest = self.app.largest_body
        self._wait_for(
            Arriving(largest, self.cfg, Outgoing(client), address, listener.getsockname())
        )

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
        if conn.leaving and piece:
            self._pass_over(conn)
        elif piece:
            self._go_on(conn)
        else:
            self._part_with(conn)

    def _go_on(self, conn: Arriving) -> None:
        if _NO_REQUEST.match(conn.arrived):
            self._part_with(conn)
            return
        try:
            whole = conn.is_whole()
        except OSError:
            self._part_with(conn)
            return
        except _BodyTooLarge:
            self._part_with(conn, BODY_TOO_LARGE)
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
        """Close a connection; with a word to its client, who may still be sending, not before the
        client could read it: what closes with something unread takes back what it said last."""
        if word and not conn.leaving:
            with contextlib.suppress(OSError):  # it is gone already
                conn.sock.send(word)
                conn.sock.shutdown(socket.SHUT_WR)
                self._let_leave(conn)
                return
        self._forget(conn)
        self.nr_conns -= 1
        conn.close()

    def _let_leave(self, conn: Arriving) -> None:
        conn.leaving = True
        conn.arrived.clear()
        conn.timeout = time.monotonic() + LEAVING
        self.pending_conns.remove(conn)
        # Those that wait are in the order of their timeouts.
        leaving = sum(one.leaving for one in self.pending_conns)
        self.pending_conns.insert(leaving, conn)

    def _pass_over(self, conn: Arriving) -> None:
        conn.passed_over += len(conn.arrived)
        conn.arrived.clear()
        if conn.passed_over > PASSED_OVER:
            self._part_with(conn)

    def _forget(self, conn: Arriving) -> None:
        self.poller.unregister(conn.sock)
        self.pending_conns.remove(conn)

    def handle(self, conn: Arriving) -> Any:
        """Read and answer a request that has arrived; in a thread."""
        conn.read()
        return super().handle(conn)

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
