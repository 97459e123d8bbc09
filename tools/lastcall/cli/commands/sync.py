"""`lastcall sync`: what is new on GitHub, into the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from lastcall.cli.options import common_but
from lastcall.cli.run import Run

if TYPE_CHECKING:
    from pathlib import Path

    from lastcall.cli.progress import Progress
    from lastcall.forge.reader import Reader
    from lastcall.forge.sync import Step


@click.command("sync")
@click.option("--full", is_flag=True, help="Read everything anew: finds what was deleted or silently edited.")
@click.option(
    "--repository",
    "repositories",
    metavar="OWNER/NAME",
    multiple=True,
    help="A repository to read (repeatable; default: those of the configuration).",
)
@click.option("--base-url", metavar="URL", help="Of a GitHub Enterprise, such as https://git.example/api/v3.")
@common_but("repository")
def command(full: bool, repositories: tuple[str, ...], base_url: str | None) -> None:
    """Read from GitHub what is new there, into the store.

    The first time everything is read, later what changed, and again whatever is under an open call. The token
    is taken from GITHUB_TOKEN, GH_TOKEN or `gh auth token`; without one, a small public repository is read as
    far as GitHub shows it to everybody. A sync that was stopped goes on where it was.

    \b
    lastcall sync
    lastcall sync --full
    lastcall sync --repository open-harbour/harbour-data --store group.sqlite
    """
    from lastcall.cli import stored
    from lastcall.cli.progress import Progress

    run = Run(all_texts=False)
    names = repositories or _names(run)
    path = stored.path_of(run.store)
    also = _under_call(run, path)
    progress = Progress(quiet=bool(run.said.get("quiet")))
    reader = _reader(base_url, run, progress)
    try:
        for name in names:
            _sync(run, reader, path, name, frozenset(also.get(name.lower(), ())), progress, full=full)
    finally:
        progress.clear()


def _names(run: Run) -> tuple[str, ...]:
    from lastcall.model.errors import ConfigurationError
    from lastcall.workspace import sources

    names = sources.repositories(run.asked, run.settings)
    if not names:
        hint = "name it with `--repository OWNER/NAME`, or in lastcall.toml under [group]"
        raise ConfigurationError("which repository to read is not known", hint=hint)
    return names


def _reader(base_url: str | None, run: Run, progress: Progress) -> Reader:
    import os
    import time

    from lastcall.forge import access
    from lastcall.forge.reader import Patience, Reader

    base = access.base_url(base_url, os.environ)

    def talk(words: str) -> None:
        progress.clear()
        run.talk(words)

    token = access.token(base, os.environ)
    if token is None:
        run.talk(
            "not signed in: GitHub shows issues, pull requests and comments, no reviews, histories or files, "
            "and answers 60 requests an hour (set GITHUB_TOKEN, or: gh auth login)"
        )
    return Reader(base, token, Patience(time.sleep), talk)


def _sync(
    run: Run, reader: Reader, path: Path, name: str, also: frozenset[int], progress: Progress, *, full: bool
) -> None:
    from lastcall.cli.clock import now
    from lastcall.forge.anonymous import AnonymousSync
    from lastcall.forge.sync import Sync
    from lastcall.store import Store
    from lastcall.store.shelf import StoreShelf

    def watch(step: Step) -> None:
        left = reader.spent.remaining
        unit = "requests" if reader.token is None else "points"
        rest = "" if left is None else f", {left:,} {unit} of the hour left"
        progress.say(f"{step.repository}: {step.part}", step.done, step.total, rest)

    requests, points = reader.spent.requests, reader.spent.points
    with Store(path) as store:
        kind = Sync if reader.token is not None else AnonymousSync
        sync = kind(reader, StoreShelf(store, name, now), watch, also)
        sync.run(full=full)
    progress.clear()
    spent = f"{reader.spent.requests - requests} requests, {reader.spent.points - points} points"
    if reader.token is None:
        spent = f"{reader.spent.requests - requests} requests, {reader.spent.remaining} left in this hour"
    run.talk(f"{name}: {sync.read} items read ({spent})")


def _under_call(run: Run, path: Path) -> dict[str, list[int]]:
    """Numbers of the items under an open call, by repository: their words count, so they are read again."""
    from lastcall.model.reference import ItemId
    from lastcall.status.values import ProposalState

    found: dict[str, list[int]] = {}
    if not path.is_file():
        return found
    # what is worth saying of the files, other commands say
    aside = Run(all_texts=False)
    aside.said = {**run.said, "quiet": True}
    for proposal in aside.status.proposals:
        item = ItemId.parse(proposal.id)
        if item is not None and proposal.state is ProposalState.CALL_OPEN:
            found.setdefault(item.repository.lower(), []).append(item.number)
    return found
