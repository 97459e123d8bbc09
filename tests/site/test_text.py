"""The group's Markdown becomes HTML that shows its words, marks what was understood, and can do nothing."""

import re

import pytest

from lastcall.documents.markdown import Markdown
from lastcall.site.text.linking import NOTHING, Linker
from lastcall.site.text.render import render
from lastcall.site.text.sanitise import sanitise
from lastcall.site.text.setting import Setting


def address(url: str) -> str | None:
    return {"https://git.example/a/b/pull/6": "item-6.html", "other.md": "meeting-1.html"}.get(
        url, url if url.startswith("https://web.org") else None
    )


LINKER = Linker(
    address,
    lambda line, written: f"item-{written[1:]}.html" if (line, written) == (1, "#6") else None,
    lambda line: {"Pull request 7": "item-7.html"} if line == 1 else NOTHING,
    lambda url: "#6" if url.endswith("/pull/6") else url,
)


def html(text: str, **options) -> str:
    return render(Markdown(text), Setting(linker=LINKER, **options)).strip()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one & two < three", "<p>one &amp; two &lt; three</p>"),
        ("**a** _b_ ~~c~~ `d<e`", "<p><strong>a</strong> <em>b</em> <s>c</s> <code>d&lt;e</code></p>"),
        ("see #6 and #8", '<p>see <a href="item-6.html">#6</a> and #8</p>'),
        ("see Pull request 7.", '<p>see <a href="item-7.html">Pull request 7</a>.</p>'),
        ("(https://git.example/a/b/pull/6).", '<p>(<a href="item-6.html">#6</a>).</p>'),
        ("https://nowhere.example/x", "<p>https://nowhere.example/x</p>"),
        ("[words](other.md)", '<p><a href="meeting-1.html">words</a></p>'),
        ("[words](unknown.md)", "<p>words</p>"),
        ("[mail](mailto:a@b.org)", '<p><a href="mailto:a@b.org">mail</a></p>'),
        ("[#6](https://git.example/a/b/pull/6)", '<p><a href="item-6.html">#6</a></p>'),
        ("![a chart](https://web.org/x.png)", '<p><span class="image">[image: a chart]</span></p>'),
        ("* [ ] do\n* [x] done", None),
        ("a\\\nb", "<p>a<br>\nb</p>"),
        ("---", "<hr>"),
        ("> said", "<blockquote>\n<p>said</p>\n</blockquote>"),
        ("3. x\n4. y", '<ol start="3">\n<li>x\n</li>\n<li>y\n</li>\n</ol>'),
        ("```js\na < b\n```", "<pre><code>a &lt; b\n</code></pre>"),
    ],
)
def test_markdown_is_rendered(source: str, expected: str | None):
    if expected is None:
        assert re.findall(r'class="task">(.)<', html(source)) == ["☐", "☑"]
    else:
        assert html(source) == expected


def test_a_link_of_the_web_gives_nothing_away():
    assert html("<https://web.org/x>") == (
        '<p><a href="https://web.org/x" rel="noopener noreferrer nofollow">https://web.org/x</a></p>'
    )


def test_a_table_has_headers_and_may_scroll():
    assert html("|a|b|\n|-|-:|\n|1|2|") == (
        '<div class="scroll"><table>\n<thead><tr><th scope="col">a</th><th scope="col">b</th></tr>\n</thead>\n'
        "<tbody>\n<tr><td>1</td><td>2</td></tr>\n</tbody>\n</table></div>"
    )


def test_headings_start_beneath_those_of_the_page_and_never_skip_a_level():
    found = re.findall(r"<(h\d)>", html("# a\n\n### b\n\n##### c\n\n## d\n\n###### e", heading=3))

    assert found == ["h3", "h4", "h5", "h4", "h5"]


def test_every_line_with_words_has_an_anchor():
    rendered = html("# T\n\n* a\n  b\n    * c\n\n|x|y|\n|-|-|\n|1|2|\n\n```\ncode\n```", lines="")

    assert re.findall(r'id="(L\d+)"', rendered) == ["L1", "L3", "L4", "L5", "L7", "L9", "L12"]


def test_line_anchors_carry_the_prefix_of_their_file():
    assert html("a", lines="agenda-") == '<p><span class="line" id="agenda-L1">a</span></p>'


def test_markup_that_spans_lines_is_closed_and_opened_again():
    assert html("**a\nb** c", lines="") == (
        '<p><span class="line" id="L1"><strong>a</strong></span>\n'
        '<span class="line" id="L2"><strong>b</strong> c</span></p>'
    )


def test_a_mark_stands_behind_its_line():
    mark = '<span class="mark">decision</span>'

    assert html("* a\n* b", lines="", marks={2: mark}, marked={2: "said recorded"}) == (
        '<ul>\n<li><span class="line" id="L1">a</span>\n</li>\n'
        f'<li><span class="line said recorded" id="L2">b</span>{mark}\n</li>\n</ul>'
    )


def test_no_mark_is_lost_where_lines_cannot_be_told_apart():
    rendered = html("`a\nb` c\n\n<div>\nx\n</div>", lines="", marks={2: "<b>two</b>", 5: "<b>five</b>"})

    assert rendered.count("<b>two</b>") == 1
    assert rendered.count("<b>five</b>") == 1


def test_links_within_a_text_keep_to_it():
    rendered = html(
        "[there](#part-two) [own](#mine) [gone](#gone)\n\n## Part two\n\n<a id='mine'></a>x",
        anchors="agenda-text-",
    )

    assert '<a href="#agenda-text-part-two">there</a> <a href="#agenda-text-mine">own</a> gone' in rendered
    assert '<h3 id="agenda-text-part-two">' in rendered
    assert 'id="agenda-text-mine"' in rendered


HOSTILE = [
    "<script>alert(1)</script>",
    "text <script>alert(1)</script> text",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.test/x)",
    '<https://web.org/"onmouseover=alert(1)>',
    "<svg/onload=alert(1)>",
    "<iframe src='https://web.org'></iframe>",
    "<style>*{display:none}</style>",
    "<details open ontoggle=alert(1)><summary>s</summary>x</details>",
    "<a id='\"><script>alert(1)</script>'></a>",
    "<form action=https://web.org><input name=x></form>",
    "![x](javascript:alert(1))",
    "`<script>alert(1)</script>`",
    "```\n<script>alert(1)</script>\n```",
    "<!-- --><script>alert(1)</script>",
    "<object data=x><embed src=x>",
    "<meta http-equiv=refresh content='0;url=https://web.org'>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
]


@pytest.mark.parametrize("source", HOSTILE)
def test_nothing_hostile_survives(source: str):
    rendered = html(source, lines="")
    tags = re.findall(r"<[^>]*>", rendered)

    assert not re.search(
        r"<(?:script|style|img|iframe|svg|math|object|embed|form|input|meta|link|base)\b", rendered
    )
    assert not any(
        re.search(r"\son\w+\s*=|javascript:|vbscript:|data:|//evil", tag, re.IGNORECASE) for tag in tags
    )


@pytest.mark.parametrize("source", HOSTILE)
def test_the_second_wall_stands_alone(source: str):
    rendered = sanitise(source)

    assert not re.search(r"<(?:script|style|img|iframe|svg|object|embed|form|input|meta)\b", rendered)
    assert not re.search(r"<[^>]*\son\w+=", rendered)


def test_raw_html_shows_its_words_and_hides_its_marks():
    assert html("<div align=center>\nwords <b>here</b>\n</div>") == "words here"
    assert html("H<sub>2</sub>O <blink>x</blink><br>y") == "<p>H<sub>2</sub>O x<br>y</p>"
    assert html("<!-- hidden -->") == ""


def test_deep_nesting_does_not_end_the_page():
    source = "\n".join("  " * depth + "* x" for depth in range(300))

    assert "<li>" in html(source)
