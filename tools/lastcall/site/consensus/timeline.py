"""The timeline: every act of a case, with its day, who did it, what was said, and where it stands."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from lastcall.model.act import Act
from lastcall.site.context import Context
from lastcall.site.markup import safe


def acts(context: Context, told: Iterable[Act], *, refused: dict[str, str] | None = None) -> Markup:
    """A list, oldest first, what has no day last. `refused` says by id why an act is not counted."""
    show, speak = context.show, context.speak
    out = ['<ol class="acts">\n']
    last: object = ""
    for act in sorted(told, key=lambda one: one.day is None):
        when = "" if act.day == last else show.day(act.day)
        last = act.day
        why = (refused or {}).get(act.id)
        note = f'<p class="small">not counted, because {why}</p>' if why else ""
        words = speak.words(act)
        out.append(
            f'<li class="{act.basis.value}"><div class="when">{when}</div>'
            f'<div class="what">{speak.did(act)} {speak.known(act)}\n'
            f'<p class="words">{words} {show.evidences(act.evidence)}</p>{note}</div></li>\n'
        )
    out.append("</ol>\n")
    return safe("".join(out))
