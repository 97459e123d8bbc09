"""The page for an address that leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from lastcall.site.context import Context, Page


def pages(_: Context) -> Iterator[Page]:
    """The one page, under the name that web servers look for."""
    yield Page(path="404.html", template="missing.html", title="Not found", section="", context={})
