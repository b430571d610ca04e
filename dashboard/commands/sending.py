"""How the server sends answers: no thread waits for a client that does not read.

gunicorn keeps a thread until the client has taken the last byte. As many clients as there are
threads, each asking for a script and reading nothing, would leave none for anybody else. Here a
thread gives an answer to the connection; what its client does not take at once is sent by the loop
that waits for all connections, as the client reads. Who takes nothing for long is parted with, and
so are those who have read nothing for longest when too much would be kept for them.
"""

from __future__ import annotations

import selectors
import socket
import time
from collections import deque
from functools import partial
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

READING = 20.0
"""Seconds in which a piece of an answer is to be taken."""
PIECE = 2**18
"""Bytes that are sent to one client before the next has its turn."""
MOST = 2**25
"""Bytes that one process keeps for clients which have not read them."""


class Outgoing:
    """A socket that keeps what its client has not taken yet. It is a thread's while a request is
    answered, and the loop's after that."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock
        self._left: deque[memoryview] = deque()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    @property
    def kept(self) -> dict[int, int]:
        """The bytes of each object of which something is kept, also of what was taken of it."""
        return {id(piece.obj): memoryview(piece.obj).nbytes for piece in self._left}

    def close(self) -> None:
        """Close it, and keep nothing more."""
        self._left.clear()
        self._sock.close()

    def sendall(self, data: bytes) -> None:
        """Send what the client takes now, and keep the rest."""
        if data:
            self._left.append(memoryview(data))
            if len(self._left) == 1:
                self.send_on(len(data))

    def sendfile(self, file: Any, offset: int = 0, count: int | None = None) -> int:
        """Send a part of a file."""
        file.seek(offset)
        data = file.read(-1 if count is None else count)
        self.sendall(data)
        return len(data)

    def send_on(self, most: int = PIECE) -> None:
        """Send what the client takes now of what is kept. Raises ``OSError`` when it is gone."""
        while self._left and most > 0:
            piece = self._left[0][:most]
            try:
                taken = self._sock.send(piece, socket.MSG_DONTWAIT)
            except BlockingIOError:
                return
            most -= taken
            if taken < len(self._left[0]):
                self._left[0] = self._left[0][taken:]
            else:
                self._left.popleft()


class SendingWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker of threads, none of which waits for a client that does not read."""

    def __init__(self, *given: Any) -> None:
        super().__init__(*given)
        self._reading: dict[TConn, float] = {}
        """Connections whose clients have not taken all, each with the time until which it may take
        nothing; those that have taken nothing for longest come first."""

    def finish_request(self, conn: TConn, fs: Any) -> None:
        """Keep or close a connection when its client has taken the whole answer."""
        if conn.sock.kept:
            self._wait_until_read(conn, fs)
        else:
            super().finish_request(conn, fs)

    def _wait_until_read(self, conn: TConn, fs: Any) -> None:
        self._reading[conn] = time.monotonic() + READING
        self.poller.register(conn.sock, selectors.EVENT_WRITE, partial(self._send_on, conn, fs))
        while len(self._reading) > 1 and self._bytes_kept() > MOST:
            self._give_up(next(iter(self._reading)))

    def _bytes_kept(self) -> int:
        """Bytes that are kept for all. A file that many ask for is there once."""
        kept: dict[int, int] = {}
        for one in self._reading:
            kept |= one.sock.kept
        return sum(kept.values())

    def _send_on(self, conn: TConn, fs: Any, _: Any) -> None:
        # It may have been given up since the loop heard that it can take more.
        if conn not in self._reading:
            return
        try:
            conn.sock.send_on()
        except OSError:
            self._give_up(conn)
            return
        self._forget_reader(conn)
        self.finish_request(conn, fs)

    def _give_up(self, conn: TConn) -> None:
        self._forget_reader(conn)
        self.nr_conns -= 1
        conn.close()

    def _forget_reader(self, conn: TConn) -> None:
        self.poller.unregister(conn.sock)
        del self._reading[conn]

    def murder_pending(self) -> None:
        """Part with those that were waited for long enough."""
        super().murder_pending()
        now = time.monotonic()
        for conn in [one for one, until in self._reading.items() if until < now]:
            self._give_up(conn)
