"""Use cases: the list with what serves each need, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from lastcall.model.evidence import FileEvidence
from lastcall.site.context import Context, Page
from lastcall.site.names import slug
from lastcall.status.values import Named, NeedStatus, UseCaseStatus


class NeedView(Struct, frozen=True):
    """A need with what names it, specifications first."""

    status: NeedStatus
    anchor: str
    specifications: tuple[Named, ...]
    others: tuple[Named, ...]
    names: tuple[Named, ...]
    """The specifications, each once."""
    source: str | None


class UseCaseView(Struct, frozen=True):
    """A use case with its needs."""

    status: UseCaseStatus
    href: str
    needs: tuple[NeedView, ...]
    unserved: int
    """Needs that no specification names."""


def pages(context: Context) -> Iterator[Page]:
    """The list, and a page for each."""
    views = [_view(context, one) for one in context.status.use_cases]
    out_of_scope = [
        (page, [FileEvidence(path=page.path, line=line, quote=words) for line, words in page.out_of_scope])
        for page in context.status.use_case_pages
        if page.out_of_scope
    ]
    yield Page(
        path="use-cases.html",
        template="use_cases.html",
        title="Use cases",
        section="use-cases.html",
        context={
            "views": views,
            "unnamed": [(view, need) for view in views for need in view.needs if not need.status.named_by],
            "out_of_scope": out_of_scope,
        },
    )
    for view in views:
        case = view.status.use_case
        number = f"Use case {case.number}: " if case.number else ""
        yield Page(
            path=view.href,
            template="use_case.html",
            title=f"{number}{case.title}",
            section="use-cases.html",
            context={
                "view": view,
                "case": case,
                "paragraphs": [one.strip() for one in case.text.split("\n\n") if one.strip()],
                "source": FileEvidence(path=case.path, line=case.line, quote=""),
                "source_href": context.routes.source(case.path, case.line),
                "out_of_scope": [
                    FileEvidence(path=page.path, line=line, quote=words)
                    for page in context.status.use_case_pages
                    if page.path == case.path
                    for line, words in page.out_of_scope
                    if len(page.use_cases) == 1 or case.line <= line <= case.last_line
                ],
            },
        )


def _view(context: Context, one: UseCaseStatus) -> UseCaseView:
    needs = tuple(_need(context, one, need) for need in one.needs)
    return UseCaseView(
        status=one,
        href=context.routes.use_cases[one.use_case.id],
        needs=needs,
        unserved=sum(not need.specifications for need in needs),
    )


def _need(context: Context, one: UseCaseStatus, need: NeedStatus) -> NeedView:
    serving = [named for named in need.named_by if named.what.split(" ")[0] in context.routes.specs]
    return NeedView(
        status=need,
        anchor=slug(need.need.id),
        specifications=tuple(serving),
        others=tuple(named for named in need.named_by if named not in serving),
        names=tuple({named.what: named for named in reversed(serving)}.values())[::-1],
        source=context.routes.source(one.use_case.path, need.need.line),
    )
