"""What a specification names beside itself: needs, use cases, other specifications."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate

from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.documents.specification.need_names import NeedNames
from lastcall.documents.specification.spec_names import SpecNames
from lastcall.model.evidence import QUOTE_LIMIT
from lastcall.model.specification import Mention, SpecVersion
from lastcall.model.use_case import UseCase

_FRONT_KEYS = ("needs", "serves", "satisfies", "use_cases", "use-cases")


def of_version(
    markdown: Markdown,
    version: SpecVersion,
    needs: Mapping[str, str],
    use_cases: Iterable[UseCase],
    specs: Iterable[str],
    renames: Renames,
) -> tuple[Mention, ...]:
    """The mentions of one file, each target once a line, in the order of the text.

    `needs` are titles by id. A title that a line of the form `Serves: …` gives must be the need's own.
    """
    own = {section.anchor for section in version.sections}
    names = NeedNames({name: title for name, title in needs.items() if name not in own}, use_cases)
    # a file that has use cases of its own counts them itself
    numbered = not any(section.title.lower().startswith("use case") for section in version.sections)
    text = markdown.text
    found = list(SpecNames(version.spec, specs, renames).find(text))
    found += names.find(text, numbered=numbered)
    starts = [0, *accumulate(len(line) + 1 for line in markdown.lines)]
    places = [(bisect_right(starts, offset), target) for offset, target in found]
    places += _on_lines(markdown, names)
    skipped = markdown.data_lines
    listed = sorted({place for place in places if place[0] not in skipped})
    return tuple(
        Mention(target=target, line=line, quote=markdown.lines[line - 1].strip()[:QUOTE_LIMIT])
        for line, target in listed
        if target != version.spec
    )


def _on_lines(markdown: Markdown, names: NeedNames) -> Iterator[tuple[int, str]]:
    """Titles on lines that say what is served, and in front matter."""
    for number, line in enumerate(markdown.lines, 1):
        for target in names.on_line(line):
            yield number, target
    for key in _FRONT_KEYS:
        if entry := markdown.front_matter.entries.get(key):
            for value in entry.values:
                for target in names.in_words(value):
                    yield entry.line, target
