"""People as lists name them: name, affiliation, role, handle and initials of one entry."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from lastcall.documents.plain_text import plain
from lastcall.documents.spelling import UNDOTTED

_ROLES = re.compile(
    r"^(?:(?:vice|deputy|acting|co|lead|outgoing|incoming|interim|spec|"
    r"senior|chief|regular|voting|non-voting|core|working group|wg|cg|"
    r"tsc|tac|toc|cpc|board|w3c|technical|community|project|program|security|release|"
    r"meeting|minutes|note)[ -]){0,2}"
    r"(?:chairs?|chairperson|chairman|maintainers?|editors?|authors?|"
    r"hosts?|scribes?|secretary|secretariat|moderators?|facilitators?|"
    r"observers?|guests?|"
    r"invited experts?|experts?|leads?|members?|staff|staff contact|team contact|"
    r"note ?takers?|note-takers?|notes|minutes|convenor|champions?|presenters?|"
    r"speakers?|voter|"
    r"tsc|tac|toc|cpc|tc|ctc|wg|triager|candidate|assistant to (?:the )?\w+|"
    r"collaborators?|contributors?|liaison|"
    r"ad|director|president|owner|organi[sz]er|coordinator|manager|emeritus|"
    r"ie|remote|delegate|architect|treasurer|representative)$",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.])@([A-Za-z0-9](?:[A-Za-z0-9-]{0,38}))(?![\w.])")
_PROFILE = re.compile(r"\(https?://(?:www\.)?github\.com/([A-Za-z0-9][A-Za-z0-9-]{0,38})/?\)")
_TEAM = re.compile(r"(?<!\w)@[\w-]+/[\w-]+")
"""A team's account: `@org/team` names nobody."""
_FEDERATED = re.compile(r"@[\w.-]{1,60}@[\w.-]{1,80}")
"""`@name@example.org`, on its own: the account is all that is known of somebody."""
_OTHER_ACCOUNT = re.compile(
    r"\s?[<(]@?(?:acct:)?[\w.-]{1,60}@[\w.-]{1,80}[>)]|(?<=\w)\s\[?@?[\w.-]{1,60}@[\w.-]{1,80}(?:\]\([^()\s]{1,200}\))?"
)
_DECLARED = re.compile(r"[\[(]([A-Z]{2,4})[\])]\s+(?=[^\W\d_])")
"""`[AB] Ada Byron`: the initials come first."""
_DOTTED_ACCOUNT = re.compile(r"\s@[\w-]{1,30}(?:\.[\w-]{1,30}){1,3}(?=$|[\s)\]])")
"""`Ada Byron @ada.byron`: an account that is none of the forge."""
_LOOSE_DASH = re.compile(r"\s[-\u2013](?=[A-Z])")
"""`Ada Byron -Chair`."""
_SENTENCE_WORDS = 4
_TRAILING_ADDRESS = re.compile(r"(?<=\S)\s{1,3}<?https?://[^\s()]{1,200}>?$")
_CALLED = re.compile(rf"([^\W\d_]{UNDOTTED}) \(([^\W\d_][a-z]{{1,15}})\) ([^\W\d_]{UNDOTTED})")
"""`Ada (Addie) Byron`: what somebody is called, between the parts of the name."""
_LEAD_IN = re.compile(
    r"^(?:(?:joined |came )?late(?:r)?|remote(?:ly)?|online|on-?line|in[- ]person|(?:by |on )?phone|via \w+|"
    r"guests?|others?|also|part(?:ly|ial|ially)?)\s?:\s+(?=\S)",
    re.IGNORECASE,
)
"""`later: ada`: how or when somebody came."""
_BOX = re.compile(r"^\[([ xX])\]\s+")
_GROUPS = re.compile(r"[(\[]([^()\[\]]{1,120})[)\]]")
_INITIALS = re.compile(r"^(?:[A-Z][A-Za-z]{0,3}|[a-z][A-Z])$")
_PARTED = re.compile(r"\s+[-\u2013—|/:]+\s+|:\s+|,\s*|;\s*")
PRONOUNS = re.compile(
    r"^(?:(?:he|she|they|ze|xe|it)(?:/\w{1,8}){1,2}|(?:any|all|no)(?: pronouns)?|"
    r"(?:pronouns:? )?(?:he|she|they)/\w{1,8})$",
    re.IGNORECASE,
)
_INCORPORATED = re.compile(r"(?:Inc|LLC|Ltd|Corp|GmbH|Co|S\.A|PLC|LLP|B\.V)")
_ABBREVIATED = re.compile(r"\b(?:Inc|Ltd|Corp|Co|S\.A|B\.V)\.\s*$")
_REFERENCE_LINK = re.compile(r"\[(@?[^\[\]]{1,60})\]\[[^\[\]]{0,60}\]")
_LEADING_MARK = re.compile(r"^[^\w@(\[\"'`~]{1,6}\s*(?=[\w@(\[])")
_TRAILING_MARK = re.compile(r"(?<=\w)\s{1,3}[^\w\s.,()\[\]'\"/|:;@+*~-]{1,4}$")
"""Signs and pictures around a name."""
_LAST_INITIAL = re.compile(r"\s(?:[A-Z]\.)?[A-Z]$")
"""`Ada B.`: the point belongs to the name."""
_REPRESENTS = re.compile(
    r"(?!(?:community|user|student|member|staff|board|project|end user) )([\w&.'-]+(?: [\w&.'-]+){0,5}) "
    r"(representative|rep)",
    re.IGNORECASE,
)
"""`Red Mill Representative`: the body and the role."""
_DATES = re.compile(r"\d{1,2}:\d{2}|\d{4}")
_PLACEHOLDER = re.compile(
    r"^(?:todo|tbd|tba|n/?a|none|nobody|name|names?|your name|full name|"
    r"first last|observers?|guests?|others?|maybe|members|visitors|remote|in person|\.{2,}|…|-+|_+|"
    r"<[^>]*>|\?+|xx+|"
    r"name surname|attendee|attendees|person|person \d|add your name.*|"
    r"add name.*|please add.*|\(?fill in.*)$",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(?:attendees?|attended|additional|others|people|everyone|quorum|"
    r"regrets|meeting|recording|agenda|minutes|github|https?|"
    r"please|participants|members|apologies|see|list|the|call|zoom|join|"
    r"present|absent|community|"
    r"guidelines?|listening|only|representatives?|participate|"
    r"foundation|council|committee|maintainers|directors|teams?|"
    r"that|was|were|is|are|would|noted|mentioned|discussed|if|it|next|which|through)\b"
    r"|^notes?$|[?!=]|\d{3,}|^\d",
    re.IGNORECASE,
)
_ACCOUNT = re.compile(r"[a-z][a-z_-]{1,20}\d{2,4}[a-z]?|[Tt]he \d{3,5}")
"""An account without its mark: letters, then a number."""
_SHORT_UPPER = 4
_WITH_TWO_BODIES = 3
_BODY_WORDS = 6


class Person(msgspec.Struct, frozen=True):
    """One entry of a list of people."""

    name: str
    affiliation: str | None = None
    role: str | None = None
    handle: str | None = None
    initials: str | None = None
    ticked: bool | None = None
    """Of an entry with a check box, whether it is ticked."""


def placeholder(text: str) -> bool:
    """Whether an entry is a template's words, not a person."""
    return _PLACEHOLDER.match(plain(text).strip(" .:")) is not None or not plain(text).strip(" .:-_*()[]")


def parse(source: str) -> Person | None:  # noqa: C901 - one branch a spelling
    """Read one entry, with its markup; None where it names nobody.

    Understands `Name (Organisation) (Role)`, `Name, Organisation`, `Name - @handle (Role)`, `@handle - Name`,
    `[Name](https://…) (handle)`, `Name [AB]`, `AB: Name` and what mixes them.
    """
    if len(source) > 300 or _TEAM.search(source):
        return None
    if federated := _FEDERATED.fullmatch(source.strip()):
        return Person(federated[0])
    if "][" in source:
        source = _REFERENCE_LINK.sub(r"\1", source)
    source = _TRAILING_ADDRESS.sub("", _OTHER_ACCOUNT.sub(" ", source))
    box = _BOX.match(source)
    source = source[box.end() :] if box else source
    source = _LEAD_IN.sub("", source) if ":" in source else source
    declared = _DECLARED.match(source)
    source = source[declared.end() :] if declared else source
    profile = _PROFILE.search(source)
    written = plain(source)
    text = _bare(written)
    handle = profile[1] if profile else None
    if found := _HANDLE.search(text):
        handle = found[1]
        text = (text[: found.start()] + " " + text[found.end() :]).strip(" -\u2013—:,;/|")
        text = text.replace("()", " ").replace("[]", " ").replace("( )", " ")
    text = _LOOSE_DASH.sub(" - ", text)
    called = _CALLED.fullmatch(text)
    if called and text.istitle() and not any(_ROLES.match(called[part]) for part in (2, 3)):
        return Person(text, handle=handle, ticked=None if box is None else box[1] != " ")
    nicked = _CALLED.match(text)
    if nicked and text[nicked.end() : nicked.end() + 1] == "," and nicked[3][0].isupper():
        text = f"{nicked[1]} \u2039{nicked[2]}\u203a {nicked[3]}{text[nicked.end() :]}"
    head, extras = _split(text)
    if declared:
        extras.insert(0, declared[1])
    sorted_out = _Extras(head, handle)
    for extra in extras:
        sorted_out.add(extra)
    name = re.sub(r"\s+", " ", sorted_out.name).strip(" -\u2013\u2014:,;.*") or handle or ""
    if " " in name and name.islower() and sorted_out.handle:
        # "@ada took notes"
        name = sorted_out.handle
    if not (name == handle or _is_name(name)) or placeholder(name) or (handle is None and _ROLES.match(name)):
        return None
    name = name.replace("\u2039", "(").replace("\u203a", ")")
    if _LAST_INITIAL.search(name) and f"{name}." in written:
        name += "."
    ticked = None if box is None else box[1] != " "
    return Person(
        name, sorted_out.affiliation, sorted_out.role, sorted_out.handle, sorted_out.initials, ticked
    )


def _bare(written: str) -> str:
    """An entry without what stands around it."""
    text = _DOTTED_ACCOUNT.sub("", written).strip(" \t-\u2013—*•:;,.")
    text = _TRAILING_MARK.sub("", _LEADING_MARK.sub("", text))
    if text.endswith("!") and text[:-1].istitle():
        return text[:-1]
    return f"{text}." if _ABBREVIATED.search(written) else text


def in_forms(source: str, forms: Iterable[re.Pattern[str]]) -> Person | None:
    """One entry as a house style's own forms write it; None where none fits."""
    for form in forms:
        box = _BOX.match(source)
        found = form.match(plain(source[box.end() :] if box else source)[:300])
        if found is None or not _is_name(found["name"].strip()) or placeholder(found["name"]):
            continue
        said = {name: value.strip() or None for name, value in found.groupdict().items()}
        return Person(
            found["name"].strip(),
            said.get("organisation"),
            said.get("role"),
            said.get("handle"),
            said.get("initials"),
            None if box is None else box[1] != " ",
        )
    return None


class _Extras(msgspec.Struct, eq=False):
    """What stands beside a name, sorted by what it looks like."""

    name: str
    handle: str | None
    affiliation: str | None = None
    role: str | None = None
    initials: str | None = None
    settled: bool = False
    """Whether an affiliation was given: what follows is a remark."""

    def add(self, written: str) -> None:  # noqa: C901, PLR0912 - one branch a kind of piece
        """Take one piece, such as what stood in a pair of parentheses."""
        extra = written.strip(" -\u2013\u2014:,;.@")
        if not extra or PRONOUNS.match(extra):
            return
        if _INCORPORATED.fullmatch(extra.rpartition(", ")[2]):
            extra += "." if written.rstrip(" ,;").endswith(".") else ""
            if self.affiliation and ", " not in extra:
                self.affiliation += f", {extra}"
                return
        elif written.rstrip(" ,;").endswith(".") and _INCORPORATED.fullmatch(extra.rpartition(" ")[2]):
            extra += "."
        if self.affiliation is None and (spoken := _REPRESENTS.fullmatch(extra)):
            self.affiliation, self.settled = spoken[1], True
            self.role = self.role or spoken[2]
            return
        before, _, last = extra.rpartition(" - ")
        if before and _ROLES.match(last):
            # who stands before the dash, and as what after it
            self.role = self.role or last
            extra = before
        if _ROLES.match(extra):
            self.role = self.role or extra
        elif _is_initials(extra, self.name):
            self.initials = self.initials or extra
        elif not self.name:
            # beside an account, who it is comes before their organisation and address
            self.name, *rest = (part.strip() for part in extra.split(","))
            for part in rest:
                if part and "://" not in part:
                    self._part(part)
        elif not self.settled and not _DATES.search(extra):
            for part in re.split(r"[,;]\s*", extra):
                self._part(part.strip())

    def _part(self, part: str) -> None:
        if _ROLES.match(part):
            self.role = self.role or part
        elif self.affiliation is None and self.handle is None and _is_handle(part, self.name):
            self.handle = part
        else:
            self.affiliation = f"{self.affiliation}, {part}" if self.affiliation else part
            self.settled = True


def _split(text: str) -> tuple[str, list[str]]:
    """The name at the head of an entry, and what stands beside it."""
    if text.rfind("(") > text.rfind(")"):
        text = text.rstrip(" ,;:-") + ")"  # as in "Ada Lovelace (adal"
    extras = [found[1] for found in _GROUPS.finditer(text)]
    bare = _GROUPS.sub(" | ", text) if extras else text
    parts = [part.strip() for part in bare.split(" | ")]
    head, rest = parts[0], [part for part in parts[1:] if part]
    pieces = _joined([piece.strip() for piece in _PARTED.split(head) if piece.strip()], head)
    if not pieces:
        return "", [*extras, *rest]
    if len(pieces) > 1 and _is_initials(pieces[0], pieces[1]):
        return pieces[1], [pieces[0], *pieces[2:], *extras, *rest]
    return pieces[0], [*pieces[1:], *extras, *rest]


def _joined(pieces: list[str], head: str) -> list[str]:
    """The pieces beside a name, two bodies with a slash between them as one: `Ada Byron, Engines / Looms`."""
    if " / " not in head or len(pieces) < _WITH_TWO_BODIES:
        return pieces
    kept = pieces[:2]
    for piece in pieces[2:]:
        pair = f"{kept[-1]} / {piece}"
        short = piece[0].isupper() and len(piece.split()) <= _BODY_WORDS
        bodies = short and not any(
            _ROLES.match(one) or PRONOUNS.match(one) or _REPRESENTS.fullmatch(one)
            for one in (kept[-1], piece)
        )
        kept[-1:] = [pair] if pair in head and bodies else [kept[-1], piece]
    return kept


def initials_of(name: str) -> str:
    """The first letters of a name's words, in upper case."""
    return "".join(word[0] for word in re.split(r"[\s-]+", name) if word[:1].isalpha()).upper()


def _is_initials(text: str, name: str) -> bool:
    if _INITIALS.match(text) is None or " " not in name:
        return False
    letters = initials_of(name)
    upper = text.upper()
    return letters in (upper, "".join(character for character in text if character.isupper())) or (
        text.isupper() and len(text) <= _SHORT_UPPER and upper[0] == letters[0] and upper[-1] in name.upper()
    )


def _is_handle(text: str, name: str) -> bool:
    """Whether a word in parentheses is an account, not an organisation: it shares letters with the name."""
    if not re.fullmatch(r"[a-z][a-z0-9-]{2,38}", text):
        return False
    return any(len(word) > 2 and word.lower() in text for word in name.split())


def _is_name(text: str) -> bool:
    words = text.split()
    if _ACCOUNT.fullmatch(text):
        return True
    if not words or len(words) > 6 or len(text) > 60 or not any(c.isalpha() for c in text):
        return False
    # many words without a capital are the rest of a sentence
    return _NOT_NAME.search(text) is None and not (text.islower() and len(words) >= _SENTENCE_WORDS)
