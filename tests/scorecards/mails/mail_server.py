"""A mail server on this machine that keeps what it is sent."""

import socketserver
from contextlib import contextmanager
from threading import Thread


class Session(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as a client needs that sends one mail at a time."""

    timeout = 60

    def handle(self):
        self._say("220 here")
        while line := self.rfile.readline().strip():
            verb = line[:4].upper()
            if verb == b"DATA":
                self._say("354 go on")
                self.server.mails.append(self._mail())
                self._say("250 kept")
            elif verb == b"QUIT":
                return self._say("221 bye")
            else:
                self._say("250 fine")
        return None

    def _say(self, answer):
        self.wfile.write(answer.encode() + b"\r\n")

    def _mail(self):
        lines = iter(self.rfile.readline, b".\r\n")
        return b"".join(line.removeprefix(b".") for line in lines)


class Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def mail_server():
    """``mails`` has them as bytes, ``EMAIL_URL`` in ``url`` leads here."""
    with Server(("127.0.0.1", 0), Session) as server:
        server.mails = []
        server.url = f"smtp://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()
