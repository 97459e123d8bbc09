"""The reference of what is read in minutes, from the common house style."""

from __future__ import annotations

from lastcall.documents import styles
from lastcall.documents.styles.model import Role
from lastcall.model.event import EventType


def marks() -> str:
    """The words of explicit marks, by act."""
    style = styles.load(styles.COMMON)
    rows = ["| act | words, in capitals or bold |", "|---|---|"]
    for kind in EventType:
        words = [word for word, of in style.marks.items() if of is kind]
        if words:
            rows.append(
                f"| {kind.value.replace('_', ' ')} | {', '.join(f'`{word.upper()}`' for word in words)} |"
            )
    return "\n".join(rows)


def sections() -> str:
    """The headings of a meeting file that are understood, by part."""
    style = styles.load(styles.COMMON)
    rows = ["| part | headings that open it |", "|---|---|"]
    for role in Role:
        names = sorted(name for name, of in style.sections.items() if of is role)
        if names:
            rows.append(f"| {role.value} | {', '.join(names)} |")
    return "\n".join(rows)


def idioms() -> str:
    """The turns of phrase that are understood."""
    style = styles.load(styles.COMMON)
    rows = ["| rule | act | what it takes the words to mean | known how |", "|---|---|---|---|"]
    rows += [
        f"| `{idiom.id}` | {idiom.type.value.replace('_', ' ')} | {idiom.says} | {idiom.basis.value} |"
        for idiom in style.idioms
    ]
    return "\n".join(rows)
