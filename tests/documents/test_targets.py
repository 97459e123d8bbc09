import pytest

from lastcall.documents.renames import Renames
from lastcall.documents.targets import Target, TargetKind, target_of

RENAMES = Renames({"old/mill": "blue/mill", "BM-OLD": "BM-01"})
ITEM = "blue/mill#12"


@pytest.mark.parametrize(
    ("written", "kind", "kept", "item"),
    [
        ("#12", TargetKind.ITEM, ITEM, ITEM),
        (" #0012 ", TargetKind.ITEM, ITEM, ITEM),
        ("old/mill#12", TargetKind.ITEM, ITEM, ITEM),
        ("red/kiln#3", TargetKind.ITEM, "red/kiln#3", "red/kiln#3"),
        ("https://git.example/old/mill/pull/12", TargetKind.ITEM, ITEM, ITEM),
        ("https://git.example/blue/mill/issues/12#issuecomment-7", TargetKind.ITEM, ITEM, ITEM),
        ("#12-o01", TargetKind.OBJECTION, f"{ITEM}-O1", ITEM),
        ("old/mill#12-O2", TargetKind.OBJECTION, f"{ITEM}-O2", ITEM),
        ("#12-P1", TargetKind.APPEAL, f"{ITEM}-P1", ITEM),
        ("2026-03-24-d2", TargetKind.DECISION, "2026-03-24-D2", None),
        ("2026-03-24-N1", TargetKind.DECISION, "2026-03-24-N1", None),
        ("2026-03-24-O1", TargetKind.OBJECTION, "2026-03-24-O1", None),
        ("BM-OLD", TargetKind.SPECIFICATION, "BM-01", None),
    ],
)
def test_a_target_in_the_one_form_that_files_keep(written, kind, kept, item):
    assert target_of(written, "blue/mill", RENAMES) == Target(kind=kind, written=kept, item=item)


@pytest.mark.parametrize(
    "written", ["", "12", "#", "#x", "#12-Q1", "#12-O", "Ada Example", "2026-03-24", "BM-99", "ftp://x/a/b/pull/1",
                "#1234567890", "a/b/c#1", "https://git.example/blue/mill/wiki/1", "#１２"]
)  # fmt: skip
def test_what_is_no_target(written):
    assert target_of(written, "blue/mill", RENAMES) is None


def test_a_bare_number_means_nothing_where_no_home_is_known():
    assert target_of("#12", None, RENAMES) is None
    assert target_of("blue/mill#12", None, RENAMES) is not None
