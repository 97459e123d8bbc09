"""Tasks in the rows of a table, beneath heads that say which column holds the task and which its owner."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lastcall.documents.minutes.found import Found
from lastcall.documents.minutes.no_tasks import BARE, DONE
from lastcall.documents.minutes.owners import deadline, owner_and_task
from lastcall.documents.minutes.record import Entry, Record
from lastcall.documents.plain_text import plain
from lastcall.model.event import Basis, EventType

_COLUMNS = 40
_TASK_HEAD = re.compile(r"\b(?:actions?|tasks?|items?|what|description|to-?do|topic)\b")
_OWNER_HEAD = re.compile(
    r"\b(?:owners?|who|assignees?|assigned|responsible|lead|by whom|person|name|driver)\b"
)


def row(entry: Entry, record: Record) -> Iterator[Found]:
    """The action of a table's row, found at its first cell."""
    cell = entry.line.block
    cells = cell.parent
    table = cells.parent if cells is not None else None
    if cells is None or table is None or cells.header or len(cells.children) > _COLUMNS:
        return
    if cell is not next((one for one in cells.children if one.content.strip()), None):
        return
    heads = (
        [plain(head.content).strip().lower() for head in table.children[0].children] if table.children else []
    )
    texts = [plain(one.content).strip() for one in cells.children]
    tasks = [at for at, head in enumerate(heads) if _TASK_HEAD.search(head) and at < len(texts)]
    # of "Action item" and "Description", one may hold only numbers
    task = max(tasks, key=lambda at: len(texts[at]), default=None)
    if task is None:
        task = max(range(len(texts)), key=lambda at: len(texts[at]), default=0)
    if task >= len(texts) or BARE.match(texts[task]) or any(DONE.search(text) for text in texts):
        return
    owner = next((at for at, head in enumerate(heads) if at != task and _OWNER_HEAD.search(head)), None)
    actor = texts[owner].lstrip("@") if owner is not None and owner < len(texts) else None
    yield Found(
        EventType.ACTION,
        "section.actions",
        Basis.RECORDED,
        actor or owner_and_task(texts[task], record)[0],
        texts[task],
        due=deadline(" ".join(f"by {text}" for text in texts), record),
    )
