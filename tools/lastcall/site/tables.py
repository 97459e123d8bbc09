"""Tables, and pages that are lists of them."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from lastcall.site.markup import safe, text

NOTHING = safe("")


class Part(Struct, frozen=True):
    """One section of a list, with its heading."""

    anchor: str
    name: str
    """Its name, in its heading and in the jumps at the head of the page."""
    count: int | None
    """How many are in it; None where that says nothing."""
    body: Markup
    heading: Markup = NOTHING
    """What stands for the name in the heading, such as a coloured label."""
    note: str = ""


def table(heads: tuple[str, ...], rows: Iterable[tuple[object, ...]], kind: str = "wide") -> Markup:
    """A table; each row is its anchor (empty: none) and its cells, the first of which names it.

    Cells that are no HTML are escaped.
    """
    out = [f'<div class="scroll"><table class="{kind}"><thead><tr>']
    out += (f'<th scope="col">{text(head)}</th>' for head in heads)
    out.append("</tr></thead>\n<tbody>\n")
    for anchor, first, *cells in rows:
        opening = f'<tr id="{text(str(anchor))}">' if anchor else "<tr>"
        out.append(f'{opening}<th scope="row">{_cell(first)}</th>')
        out += (f"<td>{_cell(cell)}</td>" for cell in cells)
        out.append("</tr>\n")
    out.append("</tbody></table></div>\n")
    return safe("".join(out))


def facts(pairs: Iterable[tuple[object, object]], kind: str = "facts") -> Markup:
    """A list of names with what each is; what is no HTML is escaped."""
    entries = (f"<dt>{_cell(name)}</dt><dd>{_cell(value)}</dd>\n" for name, value in pairs)
    return safe(f'<dl class="{kind}">\n{"".join(entries)}</dl>\n')


def points(entries: Iterable[object], kind: str = "") -> Markup:
    """A list; what is no HTML is escaped."""
    css = f' class="{kind}"' if kind else ""
    return safe(f"<ul{css}>\n{''.join(f'<li>{_cell(one)}</li>' for one in entries)}\n</ul>\n")


def _cell(cell: object) -> str:
    return cell if isinstance(cell, Markup) else text(str(cell))
