"""Compiled expressions, kept from run to run: the same as Python's own, bounded, and no harm where they are broken."""

import importlib.util
import marshal
import os
import re
import stat
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from lastcall.cli import expressions
from lastcall.cli.expressions import Expressions, kept

WRITTEN = [
    (r"a|bc", 0),
    (r"^(?P<name>\w+)[ \t]*:(?P<rest>.*)$", re.MULTILINE | re.IGNORECASE),
    (r"(?i:straße)|(?<=x)[^a-zµ]{2,5}?", re.IGNORECASE),
    (r"(?x) (é) # a comment", 0),
    (r"(a)(?:b)(?P<c>c)?\1", re.DOTALL),
]

# the program on the arguments after the first, which says where expressions are kept; then, how many it parsed
PROGRAM = """
import re._parser, sys
from lastcall.cli import expressions, main
place, parsed, parse = sys.argv.pop(1), [], re._parser.parse
expressions._path = lambda: place
re._parser.parse = lambda *given: parsed.append(given) or parse(*given)
try:
    main()
finally:
    print(len(parsed), file=sys.stderr)
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """Where expressions are kept, from the first one on."""
    monkeypatch.setattr(expressions, "_path", lambda: str(tmp_path / "kept"))
    monkeypatch.setattr(expressions, "FEW", 0)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    return tmp_path / "kept"


@pytest.fixture
def parsed(monkeypatch):
    """The expressions that are compiled anew from here on."""
    found, parse = [], re._parser.parse
    monkeypatch.setattr(re._parser, "parse", lambda *given: found.append(given[0]) or parse(*given))
    return found


def run(written=WRITTEN):
    re.purge()
    with kept():
        return [re.compile(*one) for one in written]


def known():
    return Expressions()._read()


def python(written=WRITTEN):
    re.purge()
    return [re.compile(*one) for one in written]


def program(place, *arguments, **environment):
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(place), *map(str, arguments)],
        env={**clean, **environment},
        capture_output=True,
        timeout=60,
        check=True,
    )
    *_, count = done.stderr.split()
    return done.stdout, int(count)


def test_a_second_run_compiles_almost_nothing_and_says_the_same(example, tmp_path):
    arguments = ("-C", example, "--format", "json", "status")
    plain, _ = program(tmp_path / "none", *arguments, PYTHONDONTWRITEBYTECODE="1")
    first, many = program(tmp_path / "kept", *arguments)
    second, few = program(tmp_path / "kept", *arguments)
    assert plain == first == second
    assert len(plain) > 200
    assert many > 300
    # the first ones, and the standard library's expressions over bytes
    assert few <= expressions.FEW + 5
    assert sorted(tmp_path.iterdir()) == [tmp_path / "kept"]


def test_minutes_read_by_several_processes_are_read_the_same(example, tmp_path):
    # so many that they are shared, where there is more than one core
    files = sorted(Path(example, "minutes").glob("*.md")) * 30
    arguments = ("-C", example, "minutes", "parse", "--format", "json", *files)
    plain, _ = program(tmp_path / "none", *arguments, PYTHONDONTWRITEBYTECODE="1")
    assert [program(tmp_path / "kept", *arguments)[0] for _ in range(2)] == [plain, plain]
    assert sorted(tmp_path.iterdir()) == [tmp_path / "kept"]


def test_what_is_kept_of_the_example_group_equals_what_python_compiles(example, place, parsed):
    program(place, "-C", example, "status")
    written = list(known())
    assert len(written) > 300
    parsed.clear()
    restored = run(written)
    assert parsed == []
    own = python(written)
    assert restored == own
    assert [(one.groups, one.groupindex, one.flags) for one in restored] == [
        (one.groups, one.groupindex, one.flags) for one in own
    ]


def test_help_keeps_no_more_than_what_takes_long_to_compile(tmp_path):
    _, first = program(tmp_path / "kept", "--help")
    _, again = program(tmp_path / "kept", "--help")
    assert first <= expressions.FEW
    # the standard library's own, which parts words where lines wrap
    assert again == first - 1


def test_what_is_restored_matches_as_what_was_compiled(place, parsed):
    compiled = run()
    assert parsed
    parsed.clear()
    restored = run()
    assert parsed == []
    assert compiled == restored == python()
    assert restored[1].match("Ada: yes").groupdict() == {"name": "Ada", "rest": " yes"}
    assert restored[1].match("Ada: yes").lastgroup == "rest"
    assert restored[2].search("STRASSE STRAßE")[0] == "STRAßE"
    assert restored[4].sub(r"<\g<c>>", "abca") == "<c>"


def test_only_what_is_new_is_written(place):
    run(WRITTEN[:3])
    before = place.stat()
    run(WRITTEN[:2])
    assert place.stat() == before
    run(WRITTEN[3:])
    assert {written for written, _ in known()} == {written for written, _ in WRITTEN}


def test_the_same_words_with_other_flags_are_another_expression(place):
    run([("a", 0)])
    assert run([("a", re.IGNORECASE)])[0].match("A")


def _cut(whole):
    return whole[: len(whole) // 2]


def _flipped(whole):
    return whole[:-20] + bytes([whole[-20] ^ 1]) + whole[-19:]


def _of_another_version(whole):
    return whole.replace(repr(sys.version).encode(), repr("4.0").encode())


def _of_another_lastcall(whole):
    return whole.replace(repr(expressions.__version__).encode(), b"'0.0.1'")


def _of_something_else(whole):
    body = marshal.dumps(["no", "expressions"])
    return Expressions()._head(body) + body


def _of_nothing(whole):
    return Expressions()._head(b"")


def _not_marshalled(whole):
    return Expressions()._head(b"\xff\xfe") + b"\xff\xfe"


@pytest.mark.parametrize(
    "damage",
    [
        lambda _: b"",
        lambda _: b"\0" * 4000,
        lambda whole: whole[:-1],
        lambda whole: whole + b"\0",
        _cut,
        _flipped,
        _of_another_version,
        _of_another_lastcall,
        _of_something_else,
        _of_nothing,
        _not_marshalled,
    ],
)
def test_a_file_that_is_broken_or_anothers_is_as_none_and_written_anew(place, parsed, damage):
    run()
    whole = place.read_bytes()
    broken = damage(whole)
    assert broken != whole
    place.write_bytes(broken)
    assert known() == {}
    assert run() == python()
    parsed.clear()
    assert run() == python()
    assert len(parsed) == len(WRITTEN)  # by python() alone


@pytest.mark.parametrize(
    "wrong",
    [
        None,
        (0, b"\xff" * 8, 0, {}, (None,)),
        (0, b"odd", 0, {}, (None,)),
        (0, b"\0" * 8, -1, {}, (None,)),
        (0, b"\0" * 8, 1 << 70, {}, (None,)),
        (0, b"\0" * 8, 0, [], ()),
        ("much", "too", "wrong"),
    ],
    ids=repr,
)
def test_what_cannot_be_restored_is_compiled(place, wrong):
    body = marshal.dumps({(written, int(flags)): wrong for written, flags in WRITTEN})
    place.write_bytes(Expressions()._head(body) + body)
    assert len(known()) == len(WRITTEN)
    assert run() == python()


def test_where_nothing_can_be_written_nothing_is_said(tmp_path, monkeypatch, place):
    monkeypatch.setattr(expressions, "_path", lambda: str(tmp_path / "missing" / "kept"))
    assert run() == python()
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_cannot_take_its_place_is_not_left_behind(place):
    place.mkdir()
    assert run() == python()
    assert list(place.parent.iterdir()) == [place]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_only_be_read_stays_as_it_is(place):
    place.parent.chmod(0o500)
    assert run() == python()
    place.parent.chmod(0o700)
    assert list(place.parent.iterdir()) == []


def test_who_wants_no_bytecode_written_gets_none(place, monkeypatch, parsed):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    run()
    assert not place.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    run()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    parsed.clear()
    run()
    assert parsed == []  # as Python reads bytecode then, too


def test_it_lies_where_python_keeps_the_bytecode(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    found = Path(expressions._path())
    assert found.is_relative_to(tmp_path)
    own = Path(importlib.util.cache_from_source(expressions.__file__))
    assert (found.parent, found.suffix) == (own.parent, own.suffix)
    assert found != own


def test_a_python_that_keeps_no_bytecode_keeps_no_expressions(monkeypatch):
    monkeypatch.setattr(expressions, "FEW", 0)
    monkeypatch.setattr(sys.implementation, "cache_tag", None)
    assert run() == python()
    assert known() == {}


@pytest.mark.skipif(os.name != "posix", reason="who may read a file is told otherwise there")
def test_only_its_owner_may_read_it(place):
    run()
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_no_more_are_kept_than_the_bounds_leave_room_for(place, monkeypatch):
    monkeypatch.setattr(expressions, "MOST", 3)
    run([(f"old{number}", 0) for number in range(3)])
    assert len(known()) == 3
    run([("new", 0)])
    assert list(known()) == [("new", 0), ("old0", 0), ("old1", 0)]
    monkeypatch.setattr(expressions, "LARGEST_TOGETHER", 2 * max(map(len, known().values())) + 20)
    run([("newer", 0)])
    assert 1 <= len(known()) < 3
    assert ("newer", 0) in known()


def test_a_large_expression_is_not_kept(place):
    large = "x" * (expressions.LARGEST // 8)
    assert run([(large, 0)])[0].match(large)
    assert not place.exists()
    run([(large[: len(large) // 4], 0)])
    assert len(known()) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no process can be doubled")
def test_another_process_that_was_begun_meanwhile_writes_nothing(place):
    mine = Expressions()
    child = os.fork()
    if not child:
        try:
            mine.compile("a")
            mine.keep()
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert not place.exists()
    mine.compile("a")
    mine.keep()
    assert list(known()) == [("a", 0)]


def test_what_python_warns_about_is_warned_about_in_each_run(place):
    for _ in range(3):
        with pytest.warns(FutureWarning, match="nested set"):
            run([("[[a]", 0)])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        assert run([("[[a]", 0)]) == python([("[[a]", 0)])


@pytest.mark.parametrize("wrong", ["(", "(?P<a>x)(?P<a>y)", "*", "(?L)a"])
def test_a_mistake_is_told_in_pythons_words(place, wrong):
    with pytest.raises((re.error, ValueError)) as own:
        python([(wrong, 0)])
    with pytest.raises(type(own.value), match=f"^{re.escape(str(own.value))}$"):
        run([(wrong, 0)])
    assert not place.exists()


def test_bytes_and_what_is_to_be_shown_are_left_to_python(place, capsys):
    written = [(rb"a\w", 0), ("b", re.DEBUG)]
    assert run(written) == python(written)
    assert capsys.readouterr().out.count("LITERAL 98\n") == 2
    assert not place.exists()


@pytest.mark.parametrize(
    ("module", "name"), [("re._compiler", "compile"), ("re._compiler", "_code"), ("_sre", "MAGIC")]
)
def test_a_python_that_compiles_in_another_way_does_so(place, monkeypatch, module, name):
    monkeypatch.delattr(sys.modules[module], name)
    with kept():
        pass
    assert not place.exists()


def test_after_a_run_python_compiles_by_itself_again(place):
    own = re._compiler.compile
    with kept():
        assert re._compiler.compile != own
    assert re._compiler.compile is own
    with pytest.raises(KeyError), kept():
        raise KeyError
    assert re._compiler.compile is own
