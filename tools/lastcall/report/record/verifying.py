"""Whether a record still follows from the sources: what it says held against what would be written today."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
from msgspec import UNSET
from msgspec.structs import replace

from lastcall.model.evidence import digest
from lastcall.report.record import digests, text
from lastcall.report.record.building import Lines
from lastcall.report.record.files import RecordFile
from lastcall.report.record.shapes import (
    DigestsShape,
    NotFollowingShape,
    PieceShape,
    RecordShape,
    StatementShape,
    VerificationShape,
)

_NOTHING = "none"

_Moves = dict[tuple[str, int], int]
"""The line that the record has for a line of a file, by where that stands now."""


def verify(file: RecordFile, today: RecordShape | None, lines: Lines, written_by: str) -> VerificationShape:
    """What of a file no longer follows; `today` is the record as written today, None where there is none."""
    given = file.digests
    if today is None:
        what = f"{given.ref} names nothing on the record as of {given.as_of}."
        differences = [_difference(file, "missing", what, "", given.ref, None)]
        return _answer(file, differences, [])
    now = digests.of(today, lines, written_by)
    moves: _Moves = {}
    differences = [
        *_rules(file, now),
        *_evidence(file, now.evidence, lines, moves),
        *_statements(file, now.statements),
    ]
    notes = [
        f"{path}:{new} is where the record has line {old}: the words are the same."
        for (path, new), old in sorted(moves.items())
    ]
    differences += _own(file, today, moves, now, same=not differences, notes=notes)
    return _answer(file, differences, notes)


def _answer(file: RecordFile, differences: list[NotFollowingShape], notes: list[str]) -> VerificationShape:
    return VerificationShape(
        path=file.path,
        ref=file.digests.ref,
        as_of=file.digests.as_of,
        follows=not differences,
        differences=differences,
        notes=notes,
    )


def _difference(
    file: RecordFile, kind: str, what: str, where: str, was: str | None, now: str | None
) -> NotFollowingShape:
    line = file.line_with(where) if where else None
    return NotFollowingShape(kind=kind, what=what, line=line, was=was, now=now)


def _rules(file: RecordFile, now: DigestsShape) -> Iterator[NotFollowingShape]:
    given = file.digests
    if given.profile != now.profile:
        names = (given.profile or _NOTHING, now.profile or _NOTHING)
        what = f"The profile was {names[0]}, is {names[1]}."
        yield _difference(file, "rules", what, '"profile"', given.profile, now.profile)
    elif given.process != now.process:
        what = f"The rules of {given.profile} are others than those of the record."
        yield _difference(file, "rules", what, '"process"', given.process, now.process)
    if given.register != now.register:
        what = "The register of participants is another than that of the record."
        yield _difference(file, "register", what, '"register"', given.register, now.register)


def _evidence(
    file: RecordFile, now: list[PieceShape], lines: Lines, moves: _Moves
) -> Iterator[NotFollowingShape]:
    there = {_key(piece): piece for piece in now}
    told: set[object] = set()
    """One sentence for a line, although several acts may stand on it."""

    def first(piece: PieceShape) -> bool:
        where = (piece.path, piece.line) if piece.path is not UNSET else (piece.act, piece.url)
        is_first = where not in told
        told.add(where)
        return is_first

    for piece in file.digests.evidence:
        found = there.pop(_key(piece), None) or there.pop(_moved_act(piece, there) or (), None)
        difference = _piece(file, piece, found, lines, moves)
        if difference is not None and first(piece):
            yield difference
    known = {(piece.path, piece.line) for piece in file.digests.evidence}
    for piece in there.values():
        # a line that has only moved is known by its old place
        old = moves.get((str(piece.path), int(piece.line or 0)), piece.line)
        if (piece.act is not UNSET or (piece.path, old) not in known) and first(piece):
            what = f"{_place(piece)} is on the record now and not in this file."
            yield _difference(file, "evidence", what, "", None, piece.digest)


def _key(piece: PieceShape) -> tuple[object, ...]:
    """An act in a file is known by its id, wherever its line has gone; a line that is quoted by its place."""
    if piece.act is UNSET:
        return (UNSET, piece.path, piece.line, UNSET)
    return (piece.act, piece.path, UNSET, piece.url)


def _moved_act(piece: PieceShape, there: dict[tuple[object, ...], PieceShape]) -> tuple[object, ...] | None:
    """An act whose line has gone elsewhere may have another id: the same words by the same person tell it."""
    if piece.act is UNSET or piece.path is UNSET:
        return None
    same = (piece.path, piece.what, piece.digest)
    found = [key for key, one in there.items() if (one.path, one.what, one.digest) == same]
    return found[0] if found else None


def _place(piece: PieceShape) -> str:
    """Where a piece stands, and what it proves."""
    told = "" if piece.what is UNSET else f" ({piece.what})"
    if piece.path is not UNSET:
        return f"{piece.path}:{piece.line}{told}"
    return f"{piece.url}{told}" if piece.url is not UNSET else f"Act {piece.act}{told}"


def _piece(
    file: RecordFile,
    piece: PieceShape,
    found: PieceShape | None,
    lines: Lines,
    moves: _Moves,
) -> NotFollowingShape | None:
    where = piece.digest if piece.act is UNSET else str(piece.act)
    if piece.act is UNSET:
        return _line(file, piece, lines, moves)
    if found is None:
        what = f"{_place(piece)} is on the record no more: deleted, or read as another act."
        return _difference(file, "evidence", what, where, piece.digest, None)
    if found.digest != piece.digest:
        what = f"{_place(piece)}: its words are others than those of the record."
        return _difference(file, "evidence", what, where, piece.digest, found.digest)
    if (
        piece.path is not UNSET
        and piece.line is not UNSET
        and found.line is not UNSET
        and found.line != piece.line
    ):
        moves[str(piece.path), found.line] = piece.line
    return None


def _line(file: RecordFile, piece: PieceShape, lines: Lines, moves: _Moves) -> NotFollowingShape | None:
    """A quoted line: unchanged where it stands, unchanged elsewhere in its file, or not there."""
    path, number = str(piece.path), int(piece.line or 0)
    if _digest_at(lines, path, number) == piece.digest:
        return None
    there = _elsewhere(lines, path, number, piece.digest)
    if there is not None:
        moves[path, there] = number
        return None
    what = f"{path}:{number}: its words are others than those of the record."
    return _difference(file, "evidence", what, piece.digest, piece.digest, _digest_at(lines, path, number))


def _digest_at(lines: Lines, path: str, number: int) -> str | None:
    found = lines(path, number)
    return digests.line_digest(found) if found is not None else None


def _elsewhere(lines: Lines, path: str, number: int, wanted: str) -> int | None:
    """The nearest line of the file with the digest."""
    found = []
    at = 1
    while (line := lines(path, at)) is not None:
        if digests.line_digest(line) == wanted:
            found.append(at)
        at += 1
    return min(found, key=lambda place: abs(place - number), default=None)


def _statements(file: RecordFile, now: list[StatementShape]) -> Iterator[NotFollowingShape]:
    there = {one.key: one for one in now}
    for one in file.digests.statements:
        found = there.pop(one.key, None)
        if found is None:
            what = f"{one.key}: it was “{one.says}”; nothing says so now."
        elif found.says != one.says:
            what = f"{one.key}: it was “{one.says}”, is “{found.says}”."
        elif found.digest != one.digest:
            what = f"{one.key}: it is “{one.says}” still, and what that rests on is another."
        else:
            continue
        yield _difference(file, "statement", what, one.digest, one.says, found.says if found else None)
    for one in there.values():
        what = f"{one.key}: it is “{one.says}”, and this file does not say so."
        yield _difference(file, "statement", what, "", None, one.says)


def _own(
    file: RecordFile, today: RecordShape, moves: _Moves, now: DigestsShape, *,
    same: bool, notes: list[str],
) -> list[NotFollowingShape]:  # fmt: skip
    """Whether the file itself is as it was written."""
    given = file.digests
    expected = _as_then(today, given, moves)
    if file.record is not None:
        # an act whose line has gone elsewhere may have another id, which only JSON shows
        return _of_json(file, file.record, expected, same=same and not moves)
    if file.body is None:
        return []
    written = text.body(expected)
    if digest(file.body) == given.text and (not same or written == file.body):
        return []
    if digest(file.body) == given.text and given.written_by != now.written_by:
        notes.append(
            f"{given.written_by} wrote it and {now.written_by} verifies: facts were compared, and words not."
        )
        return []
    intact, known = digest(file.body) == given.text, same or digest(written) == given.text
    if intact:
        what = "The text agrees with its digest, and a record written today has other words in this line."
    elif known:
        what = "The text is not what was written: this line is another."
    else:
        what = "The text was changed after it had been written."
    line = _first(file.body, written) if known else None
    return [NotFollowingShape(kind="text", what=what, line=line, was=given.text, now=digest(file.body))]


def _of_json(
    file: RecordFile, record: RecordShape, expected: RecordShape, *, same: bool
) -> list[NotFollowingShape]:
    given = file.digests
    own = digests.whole(record)
    if own == given.record and (not same or own == digests.whole(expected)):
        return []
    what = "The record is not what was written: what it says is not what its digests are of."
    told = {one.key: one for one in given.statements}
    for one in digests.statements(record):
        listed = told.get(one.key)
        if listed is None or listed.digest != one.digest:
            what = (
                f"The record is not what was written: {one.key}, “{one.says}”, is not what its digest is of."
            )
            break
    return [NotFollowingShape(kind="text", what=what, line=None, was=given.record, now=own)]


def _first(body: str, written: str) -> int | None:
    """The first line that is another."""
    lines, others = body.split("\n"), written.split("\n")
    for number, line in enumerate(lines, 1):
        if number > len(others) or line != others[number - 1]:
            return number
    return len(lines) if len(lines) < len(others) else None


def _as_then(today: RecordShape, given: DigestsShape, moves: _Moves) -> RecordShape:
    """Today's record, with what may differ and means nothing: how far sources reach, where lines stand."""
    found = replace(today, notes=given.notes)
    if not moves:
        return found
    return msgspec.convert(_moved(msgspec.to_builtins(found), moves), RecordShape)


def _moved(value: object, moves: _Moves) -> object:
    if isinstance(value, list):
        return [_moved(inner, moves) for inner in value]
    if not isinstance(value, dict):
        return value
    moved = {key: _moved(inner, moves) for key, inner in value.items()}
    place = (value.get("path"), value.get("line"))
    if place in moves:
        moved["line"] = moves[place]
    return moved
