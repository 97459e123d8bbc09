"""Tables, and pages that are lists of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from lastcall.site.markup import safe, text

NOTHING = safe("")


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a list, with its heading."""

    anchor: str
    name: str
    """Its name, in its heading and in the jumps at the head of the page."""
    count: int
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


def _cell(cell: object) -> str:
    return cell if isinstance(cell, Markup) else text(str(cell))
