"""Texts made to cost time cost none."""

from tests.check.group import check

SPECIFICATION = """# RG-01 - Gauge Readings

## Abstract

How river gauges publish what they read.

## Status

Stage: Draft

## 1. Readings

{line} [x](#nowhere)
"""


def test_a_line_of_brackets_or_backticks_is_read_in_time():
    files = {
        f"specs/rg-0{nth}/dev/rg-0{nth}.md": SPECIFICATION.replace("RG-01", f"RG-0{nth}").format(line=line)
        for nth, line in enumerate(("[" * 100_000, "`[a" * 50_000, "[[]" * 50_000, "<a " * 50_000), 1)
    }
    checked = check(files)

    assert [found.message for found in checked.findings] == ["`#nowhere` leads nowhere"] * len(files)


def test_many_files_of_many_names_are_compared_in_time():
    text = "# River Gauges Meeting\n\n## Minutes\n* Ada: welcome\n* Bruno: hello\n"
    letters = "abcdefghijklmnopqrst"
    files = {
        f"minutes/minutes_{one}{two}{nth}.md": text for one in letters for two in letters for nth in range(3)
    }
    assert check(files).scope.files == len(files)
