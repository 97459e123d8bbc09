"""Findings: what is worth mending, by how much it matters."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from lastcall.model.finding import Finding, Severity
from lastcall.site.context import Context, Page
from lastcall.site.fragments import count
from lastcall.site.markup import safe, text
from lastcall.site.tables import Part, table


def pages(context: Context) -> Iterator[Page]:
    """The one page."""
    parts = []
    for severity in Severity:
        inside = [one for one in context.findings if one.severity is severity]
        if inside:
            heading = context.show.state(severity)
            parts.append(Part(severity.value, severity.value, len(inside), _table(context, inside), heading))
    unread = len(context.status.problems)
    yield Page(
        path="findings.html",
        template="list.html",
        title="Findings",
        section="findings.html",
        context={
            "intro": "What is worth mending in the record, as the check reports it.",
            "parts": parts,
            "nothing": "Nothing was found that is worth mending.",
            "after": safe(
                f'<a href="derived.html#problems">{count(unread, "file or part")} could not be read</a>'
                if unread
                else ""
            ),
        },
    )


def _table(context: Context, findings: list[Finding]) -> Markup:
    show = context.show
    rows = (
        (
            "",
            safe(f"<bdi>{show.sentence(one.message)}</bdi>"),
            show.place(one.path, one.line),
            show.sentence(one.help),
            safe(f"<code>{text(one.rule)}</code>"),
        )
        for one in findings
    )
    return table(("Finding", "Where", "What to do", "Rule"), rows, "wide findings")
