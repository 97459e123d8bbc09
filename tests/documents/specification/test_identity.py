import pytest

from lastcall.documents import anchors
from lastcall.documents.markdown import Markdown
from lastcall.documents.renames import Renames
from lastcall.documents.specification import identity
from lastcall.documents.specification.identity import Identity

RENAMES = Renames({"CDSC-WG1-03": "CDS-WG3-01", "CDSC-WG3-01": "CDS-WG3-01", "HC-TIDE": "OHD-02"})


def read(text: str, path: str, known: tuple[str, ...] = ()) -> Identity:
    markdown = Markdown(text)
    return identity.read(markdown.front_matter, path, anchors.headings(markdown), RENAMES, known)


CASES = {
    "front matter": (
        '---\nid: OHD-01\ntitle: Berths\nversion: "1.1"\n---\n# OHD-01 - Berths (in work)\n',
        "specs/ohd-01/dev/ohd-01-dev.md",
        Identity("OHD-01", "1.1", "Berths", explicit=True),
    ),
    "heading and folder": (
        "# CDS-WG3-01 - Customer Data\n",
        "s/cds-wg3-01/dev/cds-wg3-01-dev.md",
        Identity("CDS-WG3-01", "dev", "Customer Data", explicit=True),
    ),
    "an old name": (
        "# CDSC-WG1-03: Customer Data\n",
        "s/x.md",
        Identity("CDS-WG3-01", None, "Customer Data", explicit=True),
    ),
    "another old name, at the end": (
        "# Customer Data (CDSC-WG3-01)\n",
        "s/x.md",
        Identity("CDS-WG3-01", None, "Customer Data", explicit=True),
    ),
    "an old name of another form": (
        "# HC-TIDE Tides\n",
        "s/x.md",
        Identity("OHD-02", None, "Tides", explicit=True),
    ),
    "an old name in the path": (
        "Text\n",
        "s/cdsc-wg1-03/v1.2/spec.md",
        Identity("CDS-WG3-01", "1.2", "CDS-WG3-01", explicit=False),
    ),
    "a name that only starts alike": (
        "# HC-TIDELAND\n",
        "s/y.md",
        Identity("y", None, "HC-TIDELAND", explicit=False),
    ),
    "file name with version": (
        "# Berths\n",
        "specs/ohd-01-1.0.md",
        Identity("OHD-01", "1.0", "Berths", explicit=False),
    ),
    "file name without number": (
        "# Berths\n",
        "specs/berths-v2.md",
        Identity("berths", "2", "Berths", explicit=False),
    ),
    "file in its own folder": (
        "# Berths\n",
        "specs/berths/berths.md",
        Identity("berths", None, "Berths", explicit=False),
    ),
    "only a name": ("# Berths\n", "specs/berths.md", Identity("berths", None, "Berths", explicit=False)),
    "a version as file name": (
        "# Berths\n",
        "specs/berths/1.0.md",
        Identity("berths", "1.0", "Berths", explicit=False),
    ),
    "an index in a version's folder": (
        "# Berths\n",
        "specs/ohd-01/dev/index.md",
        Identity("OHD-01", "dev", "Berths", explicit=False),
    ),
    "nothing but a title": (
        "# Free Berths\n",
        "specs/index.md",
        Identity("free-berths", None, "Free Berths", explicit=False),
    ),
    "nothing": ("Text\n", "spec.md", Identity("specification", None, "specification", explicit=False)),
    "an id alone": ("# OHD-04\n", "x.md", Identity("OHD-04", None, "OHD-04", explicit=True)),
    "numbers go on": ("# OHD-04-A\n", "x.md", Identity("x", None, "OHD-04-A", explicit=False)),
}


@pytest.mark.parametrize("case", CASES)
def test_identity(case):
    text, path, expected = CASES[case]
    assert read(text, path) == expected


def test_a_known_id_keeps_its_letters():
    assert read("# Berths\n", "specs/berths.md", ("Berths",)).spec == "Berths"
    assert read("# BERTHS: free ones\n", "x.md", ("Berths",)) == Identity(
        "Berths", None, "free ones", explicit=True
    )
