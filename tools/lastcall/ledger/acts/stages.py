"""Acts that specifications tell in their own head: the stage that each version states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lastcall.ledger.acts.making import Maker
from lastcall.model.act import Act, ActKind, ActSource
from lastcall.model.event import Basis
from lastcall.model.evidence import FileEvidence, digest
from lastcall.model.specification import SpecVersion


def read(versions: Iterable[SpecVersion], maker: Maker) -> Iterator[Act]:
    """One for each version that states its stage; since when, the file does not say."""
    for version in versions:
        if version.stage is None:
            continue
        words = version.stage.name
        evidence = FileEvidence(path=version.path, line=version.stage.line, quote=version.stage.quote[:160])
        yield Act(
            id=maker.id(f"{version.path}:{version.stage.line}", ActKind.STAGED, version.spec),
            kind=ActKind.STAGED,
            subject=version.spec,
            source=ActSource.FRONT_MATTER,
            evidence=(evidence,),
            basis=Basis.DECLARED,
            rule="specification.stage",
            words=words,
            digest=digest(version.stage.quote),
            moves=words,
        )
