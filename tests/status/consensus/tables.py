"""Reads the pages of cases: headings, tables and quoted words, and nothing else that could be overlooked."""

import re
from dataclasses import dataclass, field

_HEADING = re.compile(r"^(#{1,3}) +(.+)$")
_OUTCOME = re.compile(r"^(met|not met|unknown|does not apply): (.+)$")
_CANNOT = "cannot be"


@dataclass
class Row:
    """One line of a story."""

    day: str
    who: str
    what: str
    place: str
    """File and line, for those who look for a mistake."""


@dataclass
class Written:
    """One case as its page has it."""

    section: str
    """The rule's id, or the story's title."""
    title: str
    place: str
    outcome: str | None = None
    rows: list[Row] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    expected: list[tuple[str, str, str]] = field(default_factory=list)
    """Rule, outcome, words of a reason."""
    state: str | None = None
    cannot: bool = False
    """Whether the page says that there is no such case."""
    because: str = ""


def pages(folder):
    """Every page of a folder, by its name without `.md`."""
    return {path.stem: path for path in sorted(folder.glob("*.md"))}


def cases(path):
    """The cases of a page of rules: `## rule`, `### outcome: what it shows`, a table, quoted words."""
    found = []
    for level, heading, block in _blocks(path):
        if level == 2:
            section = heading
        if level != 3:
            continue
        told = _OUTCOME.match(heading)
        if told is None:
            raise ValueError(f"{block.place}: a case is headed `met: …`, `not met: …` or `unknown: …`")
        block.section, block.outcome, block.title = section, told[1], told[2]
        block.cannot = told[2] == _CANNOT
        if block.cannot and not block.because:
            raise ValueError(f"{block.place}: say why this cannot be")
        if not block.cannot and not (block.rows and block.words):
            raise ValueError(f"{block.place}: a case has a table and the words of its reason, `> …`")
        found.append(block)
    return found


def stories(path):
    """The stories of a page: `## title`, a table of what happened, a table of what the rules say."""
    found = []
    for level, heading, block in _blocks(path):
        if level == 2:
            block.section = block.title = heading
            if not (block.rows and block.expected and block.state):
                raise ValueError(f"{block.place}: a story has two tables and a line `State: …`")
            found.append(block)
    return found


def _blocks(path):
    """Each heading with what stands under it."""
    out, block, kind = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        place = f"{path.name}:{number}"
        heading = _HEADING.match(line)
        if heading:
            block, kind = Written(section="", title=heading[2], place=place), None
            out.append((len(heading[1]), heading[2].strip(), block))
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            kind = _take(cells, block, kind, place)
        elif line.startswith("> "):
            block.words.append(line[2:].strip())
        elif line.startswith("State: "):
            block.state = line.removeprefix("State: ").strip()
        elif line.strip() and block is not None:
            block.because += line.strip() + " "
    return out


def _take(cells, block, kind, place):
    if cells in (["day", "who", "what"], ["rule", "outcome", "words"]):
        return cells[0]
    if all(set(cell) <= set("-: ") for cell in cells):
        return kind
    if len(cells) != 3 or kind is None:
        raise ValueError(f"{place}: a table has the columns day, who, what (or rule, outcome, words)")
    if kind == "day":
        block.rows.append(Row(*cells, place))
    else:
        block.expected.append(tuple(cells))
    return kind


def people(path):
    """The people of all stories: name, account, organization, category, role, signed."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.startswith("|")]
    head, _, *body = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in lines]
    return [dict(zip(head, row, strict=True)) for row in body]
