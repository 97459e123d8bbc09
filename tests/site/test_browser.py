"""Pages in a real browser: the first screen, narrow screens, contrast, keyboard, and that nothing is asked for."""

from pathlib import Path

import pytest

pytestmark = pytest.mark.browser

KINDS = [
    "index.html",
    "specification-ohd-02.html",
    "use-cases.html",
    "use-case-works.html",
    "proposals.html",
    "item-36.html",
    "item-29.html",
    "item-24.html",
    "item-12.html",
    "objection-29-o1.html",
    "rules.html",
    "decisions.html",
    "actions.html",
    "meetings.html",
    "meeting-2026-06-11.html",
    "people.html",
    "findings.html",
    "derived.html",
    "source-specs-ohd-02-dev-ohd-02-dev.md.html",
    "404.html",
]

CONTRAST = """() => {
  const channel = v => (v /= 255) <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const parse = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const behind = element => {
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      const gradient = style.backgroundImage.match(/rgba?\\([^)]*\\)/);
      if (gradient) return parse(gradient[0]);
      const colour = parse(style.backgroundColor);
      if (colour.length < 4 || colour[3] > 0) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || !element.getClientRects().length) continue;
    const [a, b] = [luminance(parse(getComputedStyle(element).color)), luminance(behind(element))];
    const ratio = (Math.max(a, b) + .05) / (Math.min(a, b) + .05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} ${element.className || element.tagName}: ${words.slice(0, 40)}`);
  }
  return low;
}"""


@pytest.fixture(scope="module")
def folder(example_site: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("site")
    for path, content in example_site.items():
        (out / path).write_bytes(content)
    return out


def open_page(browser, folder: Path, path: str, *, width: int = 1280, dark: bool = False):
    """A page as a visitor without scripts sees it, with what it asked for and what it complained of."""
    context = browser.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.goto((folder / path).as_uri())
    return page, asked, said


def test_the_first_screen_answers_the_four_questions(browser, folder: Path):
    page, _, _ = open_page(browser, folder, "index.html")

    for words in ("Approved", "Pre-Draft", "10 days left", "#29-O1", "9 July 2026"):
        box = page.locator("main").get_by_text(words).first.bounding_box()
        assert box["y"] + box["height"] <= 800, words
    page.context.close()


@pytest.mark.parametrize("path", KINDS)
def test_nothing_is_wider_than_a_narrow_screen(browser, folder: Path, path: str):
    page, _, _ = open_page(browser, folder, path, width=380)

    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    page.context.close()


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("path", KINDS)
def test_words_stand_out_from_what_is_behind_them(browser, folder: Path, path: str, dark: bool):
    page, _, _ = open_page(browser, folder, path, dark=dark)

    assert page.evaluate(CONTRAST) == []
    page.context.close()


@pytest.mark.parametrize("path", KINDS)
def test_a_page_asks_for_its_own_files_only_and_complains_of_nothing(browser, folder: Path, path: str):
    page, asked, said = open_page(browser, folder, path)

    assert {url.rpartition("/")[2] for url in asked} <= {path, "style.css", "icon.svg"}
    assert all(url.startswith(folder.as_uri()) for url in asked)
    assert said == []
    assert page.evaluate("document.styleSheets.length") == 1
    page.context.close()


def test_the_style_sheet_is_applied_from_a_folder(browser, folder: Path):
    page, _, _ = open_page(browser, folder, "index.html")

    assert page.evaluate("getComputedStyle(document.body).display") == "grid"
    page.context.close()


def test_the_keyboard_reaches_the_content_first_and_shows_where_it_is(browser, folder: Path):
    page, _, _ = open_page(browser, folder, "index.html")

    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    assert skip.inner_text() == "Skip to the content"
    assert skip.bounding_box()["x"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.evaluate("element => document.querySelector('main').contains(element)")
    assert focused.evaluate("element => getComputedStyle(element).outlineStyle") == "solid"
    page.context.close()


def test_evidence_leads_to_the_line_and_shows_it(browser, folder: Path):
    page, _, _ = open_page(browser, folder, "item-36.html")

    page.get_by_role("link", name="minutes 2026-06-11, line 42").first.click()
    line = page.locator(":target")
    assert line.inner_text() == "Ines: last call for #36 from today until 2026-06-25"
    assert 0 <= line.bounding_box()["y"] < 800
    page.context.close()


def test_paper_shows_the_content_and_no_navigation(browser, folder: Path):
    page, _, _ = open_page(browser, folder, "meeting-2026-06-11.html")

    page.emulate_media(media="print")
    assert not page.locator("nav.sections").is_visible()
    assert page.locator("main").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
    page.context.close()
