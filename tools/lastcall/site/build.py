"""The build: a status in, all pages as bytes out."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined

from lastcall.ledger.ledger import Ledger
from lastcall.model.change import FileChange
from lastcall.model.finding import Finding
from lastcall.site import navigation
from lastcall.site.context import Context, Page
from lastcall.site.fragments import count
from lastcall.site.pages import KINDS
from lastcall.site.pages.meetings import title as meeting_title
from lastcall.site.privacy import Mask
from lastcall.site.routes import Routes
from lastcall.site.visible import visible
from lastcall.status.values import Status

_NO_CHANGES: Mapping[str, tuple[FileChange, ...]] = MappingProxyType({})
STATIC = ("icon.svg", "style.css")


def build(
    ledger: Ledger,
    status: Status,
    findings: tuple[Finding, ...],
    *,
    generator: str,
    changes: Mapping[str, tuple[FileChange, ...]] = _NO_CHANGES,
) -> dict[str, bytes]:
    """Every file of the site by its path, sorted; the same values give the same bytes.

    `changes`: what pull requests change, as far as the working copy has their commits.
    """
    mask = Mask(ledger.reading.sources.settings.privacy.people, ledger)
    day = status.as_of.day
    routes = Routes(ledger, status, lambda text: mask.words(text, day))
    context = Context(ledger, status, findings, routes, mask, changes)
    environment = _environment(context, generator)
    files = {name: _static(name) for name in STATIC}
    for page in _pages(context):
        html = environment.get_template(page.template).render(page=page, **page.context)
        shown = visible(mask.page(html, page.day or day))
        files[page.path] = shown.encode("utf-8", "backslashreplace")
    return dict(sorted(files.items()))


def _pages(context: Context) -> Iterator[Page]:
    for kind in KINDS:
        yield from kind(context)


def _environment(context: Context, generator: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("lastcall.site"),
        autoescape=True,
        optimized=False,  # folding constants costs more than it saves in one run
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,
    )
    environment.globals.update(
        generator=generator,
        status=context.status,
        show=context.show,
        routes=context.routes,
        record=context,
        navigation=navigation.entries(context.status, len(context.findings)),
        count=count,
        meeting_title=meeting_title,
    )
    return environment


def _static(name: str) -> bytes:
    content = pkgutil.get_data("lastcall.site", f"static/{name}")
    if content is None:
        raise FileNotFoundError(f"the package lacks static/{name}")
    return content
