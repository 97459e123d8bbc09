"""Expressions that are looked for only where their cues stand miss none of their matches."""

import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lastcall.documents import minutes
from lastcall.documents.minutes.cued import Cued

ALL = [
    pytest.param(value, id=f"{module.name}.{name}")
    for module in pkgutil.iter_modules(minutes.__path__)
    for name, value in vars(importlib.import_module(f"{minutes.__name__}.{module.name}")).items()
    if isinstance(value, Cued)
]


def test_there_are_some():
    assert len(ALL) >= 12


@pytest.mark.parametrize("cued", ALL)
@given(data=st.data())
def test_a_cue_stands_in_every_match(cued, data):
    text = data.draw(st.from_regex(re.compile(cued.written, cued.flags | re.ASCII)))
    assert cued.may_stand(text)


def test_it_finds_what_its_expression_finds():
    cued = Cued(r"\b(leaks|leaked) (now|then)", "leak")
    assert cued.search("It leaks now")[2] == "now"
    assert cued.match("leaked then")[1] == "leaked"
    assert cued.match("It leaks now") is None
    assert cued.search("It is dry now") is None
    assert Cued("leaks", "leak", flags=re.IGNORECASE).search("IT LEAKS") is not None
