"""What a phrase of a file is looked for by."""

from __future__ import annotations

import pytest

from studio.show.asked.phrases import phrases


def longest(words: str, line: str) -> int:
    """The most letters of a phrase that stand anywhere in a line."""
    return max(
        (one.length(line, at) for one in phrases(words) for at in range(len(line)) if line.startswith(one.head, at)), default=0
    )


@pytest.mark.parametrize(
    ("words", "line", "letters"),
    [
        ("how much", "so how much?", 8),
        ("how much", "so how muchly", 0),
        ("how much*ship", "how much to ship", 12),
        ("how much*ship", "how much to shipping", 0),
        ("how much**ship", "how much would it cost me to ship", 12),
        ("how much*ship", "how much would it cost me to ship", 0),
        ("{有|没}货{吗|没}", "还有货吗", 3),
        ("{有|没}货{吗|没}", "还没货", 0),
        ("size {small|#}", "is size # there", 6),
        ("size {small|#}", "is size smaller there", 0),
        ("return{s|ed|}", "can it be returned", 8),
        ("return{s|ed|}", "a returning one", 0),
        ("in *", "in a red", 3),
    ],
)
def test_letters_of_a_phrase_are_counted_without_its_gaps(words: str, line: str, letters: int) -> None:
    assert longest(words, line) == letters


def test_a_phrase_of_many_alternatives_begins_in_few_ways() -> None:
    many = "{" + "|".join(f"{letter}{other}" for letter in "abcdefghij" for other in "klmnopqrst") + "}"
    assert len(list(phrases(many + many + many))) == 100
