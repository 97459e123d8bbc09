"""The local server answers this machine only, with the site's own files only."""

import http.client
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from lastcall.model.errors import LastcallError
from lastcall.workspace.publish import publish
from lastcall.workspace.serve import serve, server

PAGES = {"404.html": b"nothing here", "index.html": b"overview", "style.css": b"body {}"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    publish(PAGES, tmp_path / "site")
    (tmp_path / "site" / "notes.txt").write_text("not of the build")
    (tmp_path / "secret").write_text("outside")
    return tmp_path / "site"


@pytest.fixture
def port(folder: Path) -> Iterator[int]:
    running = server(folder, 0)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    yield running.server_port
    running.shutdown()
    running.server_close()
    thread.join()


def ask(
    port: int, path: str, *, method: str = "GET", host: str | None = None
) -> tuple[int, dict[str, str], bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    connection.request(method, path, headers={"Host": host or f"127.0.0.1:{port}"})
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, dict(answer.getheaders()), content


@pytest.mark.parametrize(
    ("path", "kind", "content"),
    [
        ("/", "text/html; charset=utf-8", b"overview"),
        ("/index.html?x=1#y", "text/html; charset=utf-8", b"overview"),
        ("/style.css", "text/css; charset=utf-8", b"body {}"),
    ],
)
def test_a_page_is_served_as_what_it_is(port: int, path: str, kind: str, content: bytes):
    status, headers, body = ask(port, path)

    assert (status, headers["Content-Type"], body) == (200, kind, content)


def test_every_answer_carries_the_security_headers(port: int):
    for path in ("/", "/nothing.html"):
        _, headers, _ = ask(port, path)
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert headers["Server"].strip() == "lastcall"


@pytest.mark.parametrize(
    "path",
    [
        "/nothing.html",
        "/notes.txt",
        "/.lastcall-site",
        "/../secret",
        "/%2e%2e/secret",
        "//etc/hostname",
        "/./",
    ],
)
def test_what_no_build_wrote_is_not_found(port: int, path: str):
    status, _, body = ask(port, path)

    assert (status, body) == (404, b"nothing here")


def test_a_link_out_of_the_folder_is_not_followed(port: int, folder: Path):
    (folder / "style.css").unlink()
    (folder / "style.css").symlink_to(folder.parent / "secret")

    assert ask(port, "/style.css")[0] == 404


def test_a_head_has_no_body(port: int):
    status, headers, body = ask(port, "/", method="HEAD")

    assert (status, headers["Content-Length"], body) == (200, "8", b"")


def test_nothing_can_be_sent(port: int):
    assert ask(port, "/", method="POST")[0] == 501


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example"])
def test_a_name_that_was_made_to_lead_here_is_refused(port: int, host: str):
    status, _, body = ask(port, "/", host=host)

    assert (status, body) == (421, b"421 Misdirected Request\n")


def test_the_server_listens_on_this_machine_only(folder: Path):
    with server(folder, 0) as running:
        assert running.server_address[0] == "127.0.0.1"


def test_a_port_that_is_taken_is_said(folder: Path):
    with (
        server(folder, 0) as running,
        pytest.raises(LastcallError, match=f"port {running.server_port} cannot"),
    ):
        server(folder, running.server_port)


def test_a_folder_without_a_site_is_said(tmp_path: Path):
    with pytest.raises(LastcallError, match="no site was built here"):
        server(tmp_path, 0)


def test_ctrl_c_stops_with_a_word(folder: Path, monkeypatch: pytest.MonkeyPatch):
    said: list[str] = []

    def interrupted(self: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("socketserver.BaseServer.serve_forever", interrupted)
    serve(folder, 0, said.append)

    assert said[0].startswith(f"Serving {folder} at http://127.0.0.1:")
    assert said[1] == "Stopped."
