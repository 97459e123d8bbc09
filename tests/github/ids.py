"""GitHub's opaque strings: node ids and page cursors, both MessagePack in base64."""

import base64
import binascii

import msgspec

# What GitHub's own ids start with; the archives of the IETF hold such ids, so the numbers in them are real.
PREFIXES = {
    "User": "U",
    "Bot": "BOT",
    "Mannequin": "M",
    "Organization": "O",
    "Repository": "R",
    "Ref": "REF",
    "Label": "LA",
    "Milestone": "MI",
    "Commit": "C",
    "Issue": "I",
    "PullRequest": "PR",
    "IssueComment": "IC",
    "PullRequestReview": "PRR",
    "PullRequestReviewThread": "PRRT",
    "PullRequestReviewComment": "PRRC",
    "PullRequestCommit": "PURC",
    "UserContentEdit": "UCE",
    "CommitStatus": "SC",
    "CheckRun": "CR",
    "CheckSuite": "CS",
}


def node_id(typename: str, *numbers: int | str) -> str:
    """`I_kwDO…`: the type's prefix, then [0, repository, number] or whatever tells the object apart."""
    prefix = PREFIXES.get(typename) or "".join(letter for letter in typename if letter.isupper())
    packed = bytes([0x91 + len(numbers), 0]) + b"".join(map(_packed, numbers))
    return f"{prefix}_{_encoded(packed).rstrip('=')}"


def _packed(number: int | str) -> bytes:
    """GitHub writes numbers in four bytes, also those that would need fewer."""
    if isinstance(number, int) and number < 1 << 32:
        return b"\xce" + number.to_bytes(4, "big")
    return msgspec.msgpack.encode(number)


def numbers_of(node: str) -> list[int | str]:
    """What a node id tells its object apart by: the reverse of `node_id`.

    Raises ValueError for what is no node id.
    """
    _, _, rest = node.partition("_")
    try:
        zero, *numbers = msgspec.msgpack.decode(_decoded(rest), type=list[int | str])
    except (msgspec.DecodeError, ValueError) as error:
        raise ValueError(f"{node!r} is no node id: {error}") from None
    if zero != 0 or not numbers:
        raise ValueError(f"{node!r} is no node id")
    return numbers


Key = tuple[str | int, int]
"""Where a node stands in its connection: what it is ordered by, then what tells equals apart."""

_CURSOR = b"cursor:v2:"


def cursor(key: Key, generation: int) -> str:
    """The opaque cursor of a place; one of an older generation has expired."""
    return _encoded(_CURSOR + msgspec.msgpack.encode([generation, *key]))


def key_of(text: str, generation: int) -> Key:
    """The place that a cursor stands for. Raises ValueError for one that is not valid, or no longer."""
    raw = _decoded(text)
    if not raw.startswith(_CURSOR):
        raise ValueError(f"{text!r} is no cursor")
    try:
        of, ordered_by, tie = msgspec.msgpack.decode(
            raw.removeprefix(_CURSOR), type=tuple[int, str | int, int]
        )
    except msgspec.DecodeError as error:
        raise ValueError(f"{text!r} is no cursor: {error}") from None
    if of != generation:
        raise ValueError(f"{text!r} has expired")
    return ordered_by, tie


def _encoded(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode()


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError) as error:
        raise ValueError(f"{text!r} is not base64: {error}") from None
