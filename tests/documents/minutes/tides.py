"""The minutes of an invented group, in which the tests put a record."""

from lastcall.documents.markdown import Markdown
from lastcall.documents.minutes import read
from lastcall.documents.references import Renames

HEAD = """\
# Tides WG 2026-03-24

## Attendees
* Ida Lund (Maintainer)
* Tomas Berg
* Wen Li (WL)

"""


def events(record, before="## Minutes\n"):
    """The events of a record, beneath what stands before it."""
    text = HEAD + before + record + "\n"
    return read(Markdown(text), "2026-03-24_minutes.md", home="harbour/tides", renames=Renames()).events


def found(record, **more):
    """What they are, and how surely."""
    return [(event.type.value, event.basis.value) for event in events(record, **more)]


def owned(record, **more):
    """What they are, and whose."""
    return [(event.type.value, event.actor) for event in events(record, **more)]
