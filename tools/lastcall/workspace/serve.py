"""The built site on this machine: loopback only, with the headers that a public server should send too."""

from __future__ import annotations

from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

from lastcall.model.errors import LastcallError
from lastcall.workspace.publish import MANIFEST

HOST = "127.0.0.1"
_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
}
_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}


def serve(folder: Path, port: int, talk: Callable[[str], None]) -> None:
    """Serve a built site until Ctrl-C; `talk` is told the address. Raises LastcallError for a taken port."""
    with server(folder, port) as running:
        talk(f"Serving {folder} at http://{HOST}:{running.server_port}/ (Ctrl-C stops)")
        try:
            running.serve_forever()
        except KeyboardInterrupt:
            talk("Stopped.")


def server(folder: Path, port: int) -> ThreadingHTTPServer:
    """A server of the files that a build wrote, and of no others. Port 0: any that is free."""
    if not (folder / MANIFEST).is_file():
        raise LastcallError("no site was built here", where=str(folder), hint="run: lastcall site build")

    class Handler(_Handler):
        root = folder

    try:
        return ThreadingHTTPServer((HOST, port), Handler)
    except OSError as error:
        raise LastcallError(
            f"port {port} cannot be used: {error.strerror}", hint="name another with `--port`, or 0 for any"
        ) from None


class _Handler(BaseHTTPRequestHandler):
    root: ClassVar[Path]
    server_version = "lastcall"
    sys_version = ""

    def do_GET(self) -> None:
        self._answer(body=True)

    def do_HEAD(self) -> None:
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class names it so
        """Say nothing: what is looked at is nobody's business, and the terminal stays readable."""

    def _answer(self, *, body: bool) -> None:
        status, name = self._asked()
        content = b""
        if name is not None:
            try:
                content = (self.root / name).read_bytes()
            except OSError:
                status, name = HTTPStatus.NOT_FOUND, None
        kind = (
            _TYPES.get(Path(name).suffix, "application/octet-stream") if name else "text/plain; charset=utf-8"
        )
        content = content if name else f"{status.value} {status.phrase}\n".encode()
        self.send_response(status)
        for header, value in _HEADERS.items():
            self.send_header(header, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if body:
            self.wfile.write(content)

    def _asked(self) -> tuple[HTTPStatus, str | None]:
        """The file that is asked for, if it is one of the site's."""
        if not self._is_local():
            return HTTPStatus.MISDIRECTED_REQUEST, None
        name = unquote(urlsplit(self.path).path).lstrip("/") or "index.html"
        listed = (self.root / MANIFEST).read_text(encoding="utf-8").splitlines()[1:]
        place = self.root / name
        if name in listed and "/" not in name and not place.is_symlink() and place.is_file():
            return HTTPStatus.OK, name
        return HTTPStatus.NOT_FOUND, "404.html" if "404.html" in listed else None

    def _is_local(self) -> bool:
        """Whether the page was asked for under this machine's own name, not one made to lead here."""
        host = self.headers.get("Host", "").rpartition(":")[0] or self.headers.get("Host", "")
        return host in (HOST, "localhost", "[::1]")
