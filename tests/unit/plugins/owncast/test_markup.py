"""What is written is shown as it was written, by a renderer of others; what is read is its text."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from owncast.markup import markdown, words

from studio.values.plain_text import plain

RENDERED = MarkdownIt("commonmark")


@pytest.mark.parametrize(
    "text",
    [
        "Link 1 is open",
        "有货吗？ 🙂",
        "1. one",
        "# no heading",
        "> no quote",
        "- no list",
        "*not* _this_ `either` ~~nor~~",
        "[x](javascript:alert(1)) ![i](j)",
        "<script>alert(1)</script>",
        "&lt; &amp; &#60;",
        "a\\b \\* \\",
        "5*3*2 = 30",
    ],
)
def test_marks_are_letters(text: str) -> None:
    assert words(RENDERED.render(markdown(text))) == text


@given(st.text(max_size=200))
def test_no_text_becomes_markup(text: str) -> None:
    text = plain(text, 500)
    html = RENDERED.render(markdown(text))
    assert {*re.findall(r"<[^>]*>", html)} <= {"<p>", "</p>"}
    assert words(html) == text


def test_links_stay_links_and_hold_no_marks() -> None:
    assert markdown("See https://shop.example/a_b?x=1&y=2#z now!") == r"See https://shop.example/a_b?x=1&y=2#z now\!"
    assert markdown('https://a.example/"><script>') == r"https://a.example/\"\>\<script\>"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Hello</p>", "Hello"),
        ("<p>one<br>two</p>\n<p>three</p>", "one two three"),
        ('<p>Hi <img class="emoji" alt=":wave:" src="/img/emoji/w.png"></p>', "Hi :wave:"),
        ("<p>1 &lt; 2 &amp; 3</p>", "1 < 2 & 3"),
        ('<a href="https://x.example" rel="noreferrer">x</a>', "x"),
        ("<p", "<p"),
        ("a \u202e b", "a b"),
        ("", ""),
        ("<b>" * 5_000 + "x", "x"),
        ("<h1>one</h1><!-- two --> three", "one three"),
        ("<IMG ALT=':a:'/> 1 < 2 > 1", ":a: 1 < 2 > 1"),
        ("<![x[y]]> z", "<![x[y]]> z"),
        ("a &#" + "9" * 5_000 + "; b", "a b"),
    ],
)
def test_text_of_html(html: str, text: str) -> None:
    assert words(html) == text


@pytest.mark.parametrize("tag", ["<a ", '<a "', "<a b=", "<a/", "<!--", "</", "<?", "<!x[", "<img alt=", "<img alt='", "&#"])
def test_tags_without_an_end_are_read_in_a_time_that_ends(tag: str) -> None:
    """A parser that begins anew at each of them takes hours."""
    assert words(tag * (1 << 19)).startswith(tag.strip())
    assert words(tag + "x" * (1 << 20)).startswith(tag.strip())


@given(st.text(max_size=500) | st.text("<>!-[]&#;=/'\"abx9 ", max_size=500))
def test_nothing_that_can_be_read_raises(html: str) -> None:
    assert len(words(html)) <= 2_000
