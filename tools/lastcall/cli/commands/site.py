"""`lastcall site`: the status site."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lastcall import __version__
from lastcall.cli import output
from lastcall.cli.options import common
from lastcall.cli.run import Run

if TYPE_CHECKING:
    from lastcall.check.values import Checked
    from lastcall.workspace.publish import Published

_OUT = "build/site"


@click.group("site")
@common
def command() -> None:
    """The status site: build it, look at it."""


@command.command("build")
@click.option("--out", metavar="DIR", default=_OUT, show_default=True, help="Where the pages go.")
@common
def build(out: str) -> None:
    """Build the status site: pages that work from a folder, under any address, without scripts.

    Files are written only where their bytes differ.

    \b
    lastcall site build
    lastcall -C ../my-group site build --out ../status
    """
    run = Run()
    published, checked, pages = _build(run, Path(out))
    if not run.said.get("quiet"):
        output.data(_summary(run, checked, published, Path(out), pages))


@command.command("serve")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="On this machine only."
)
@click.option("--out", metavar="DIR", default=_OUT, show_default=True, help="Where the pages go.")
@common
def serve(port: int, out: str) -> None:
    """Build the status site and serve it on this machine, until Ctrl-C.

    \b
    lastcall site serve --port 8000
    """
    from lastcall.workspace.serve import serve as serve_folder

    run = Run()
    _build(run, Path(out))
    gc.enable()  # serving goes on for hours
    serve_folder(Path(out), port, run.talk)


def _build(run: Run, out: Path) -> tuple[Published, Checked, int]:
    from lastcall import site
    from lastcall.check import run as check
    from lastcall.workspace.publish import publish

    checked = check(run.ledger, run.status)
    changes = run.changes(one.item for one in run.status.items)
    generator = f"lastcall {__version__}"
    pages = site.build(run.ledger, run.status, checked.findings, generator=generator, changes=changes)
    return publish(pages, out), checked, sum(name.endswith(".html") for name in pages)


def _summary(run: Run, checked: Checked, published: Published, out: Path, pages: int) -> str:
    """Ten lines: what was found, and where to look."""
    from lastcall.report import text

    rows = text.summary(run.status)
    first = next(iter(checked.first_five), None)
    line = f":{first.line}" if first and first.line else ""
    worst = f", first {first.path}{line}" if first else ""
    rows.append(f"Worth mending     {len(checked.findings)} findings (lastcall check){worst}")
    wrote = f"{len(published.written)} files written, {len(published.unchanged)} as they were"
    rows.append(f"Site              {pages} pages in {out} ({wrote})")
    rows.append(f"Look              open {out / 'index.html'}, or run: lastcall -C {run.root} site serve")
    return "\n".join(rows) + "\n"
