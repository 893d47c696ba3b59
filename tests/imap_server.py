"""A tiny IMAP server on this machine: one folder, as much of RFC 3501 as a mailbox that is looked into needs."""

import re
import socketserver
import threading
from dataclasses import dataclass, field
from typing import Self


@dataclass
class ImapServer:
    """`mails` by their UID, `seen` those that are marked."""

    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)

    def __enter__(self) -> Self:
        box = self

        class Handler(socketserver.StreamRequestHandler):
            def handle(self) -> None:
                _converse(self.rfile, self.wfile, box)

        self._server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()

    @property
    def url(self) -> str:
        return f"imap://answers:se%40cret@127.0.0.1:{self._server.server_address[1]}/INBOX"


def _converse(lines, out, box: ImapServer) -> None:
    out.write(b"* OK ready\r\n")
    for line in lines:
        tag, _, command = line.decode().strip().partition(" ")
        for answer in _answers(command, box):
            out.write(answer + b"\r\n")
        is_good = "LOGIN" not in command or command == 'LOGIN answers "se@cret"'
        out.write(f"{tag} {'OK' if is_good else 'NO'} done\r\n".encode())
        if command == "LOGOUT":
            return


def _answers(command: str, box: ImapServer) -> list[bytes]:
    uid = int(found[1]) if (found := re.match(r"UID (?:FETCH|STORE) (\d+)", command)) else 0
    mail = box.mails.get(uid, b"")
    unseen = " ".join(str(one) for one in box.mails if one not in box.seen)
    if "STORE" in command:
        box.seen.add(uid)
    answers = {
        "CAPABILITY": b"* CAPABILITY IMAP4rev1",
        "LOGOUT": b"* BYE",
        "SELECT": f"* {len(box.mails)} EXISTS".encode(),
        "UID SEARCH": f"* SEARCH {unseen}".encode(),
        f"UID FETCH {uid} (RFC822.SIZE": f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(mail)})".encode(),
        f"UID FETCH {uid} (BODY.PEEK": f"* {uid} FETCH (UID {uid} BODY[] {{{len(mail)}}}\r\n".encode() + mail + b")",
    }
    return [answer for start, answer in answers.items() if command.startswith(start)]
