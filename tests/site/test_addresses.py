"""Which addresses are linked to, and which are items."""

import pytest

from lastcall.documents.renames import Renames
from lastcall.model.reference import ItemId
from lastcall.site.addresses import Forge, is_reserved, outside

FORGE = Forge("https://git.example/", Renames({"old-drum/beat": "tin-drum/rhythm"}))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://git.example/tin-drum/rhythm/pull/6", ItemId("tin-drum/rhythm", 6)),
        ("https://git.example/old-drum/beat/issues/6#issuecomment-1", ItemId("tin-drum/rhythm", 6)),
        ("HTTPS://GIT.EXAMPLE/tin-drum/rhythm/discussions/7?x", ItemId("tin-drum/rhythm", 7)),
        ("https://git.example/tin-drum/rhythm/tree/6", None),
        ("https://git.example/tin-drum/rhythm/pull/x", None),
        ("https://git.example/tin-drum", None),
        ("https://github.com/tin-drum/rhythm/pull/6", None),
    ],
)
def test_an_address_of_the_forge_is_an_item(url: str, expected: ItemId | None):
    assert FORGE.item(url) == expected


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "//evil.test/x",
        "ftp://host.org/x",
        "https://a b.org",
        'https://a.org/"onmouseover="x',
        "https://git.example/x",
        "https://video.invalid",
        "http://localhost:8000/",
        "https://[broken",
    ],
)
def test_an_address_that_is_unsafe_or_leads_nowhere_is_not_linked_to(url: str):
    assert outside(url) is None


@pytest.mark.parametrize("url", ["https://github.com/a/b", "http://examples.org/x?y=1&z=2#top"])
def test_an_address_of_the_web_is_linked_to(url: str):
    assert outside(url) == url


def test_the_end_of_a_name_decides_whether_it_is_reserved():
    assert is_reserved("https://git.example.")
    assert not is_reserved("https://git.example.org")


def test_an_item_has_an_address_on_the_forge_unless_that_is_an_examples():
    assert Forge("https://github.com", Renames()).address("a/b#6") == "https://github.com/a/b/issues/6"
    assert Forge("https://github.com", Renames()).address("OHD-01") is None
    assert FORGE.address("a/b#6") is None
