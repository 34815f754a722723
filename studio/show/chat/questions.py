"""Whether a message asks something: a rule of marks and words in Chinese and English, exact and never learned.

It serves to rank, so a miss costs a place and no more. What only looks like a question ("好几个", "不怎么样", "how nice") is
none; meaning is not looked at.
"""

from __future__ import annotations

import re

# A question mark that is not inside an address: "a/b?c=1" asks nothing.
_MARK = re.compile(r"\?(?![a-z0-9_%=&])")

# Each part begins with a letter, and looks back behind it where it must: so the search passes over all other letters at once.
_CHINESE = re.compile(
    r"吗"
    r"|呢(?<![着了]呢)(?=$|\W)"  # where a clause ends, and not in "还早着呢"
    r"|么(?<![什怎这那多]么)(?=$|\W)"
    r"|多少(?<!没多少)(?!有点)"
    r"|多(?<!不多)[大久长高重宽厚深]"
    r"|几(?<![好十这那前后]几)(?:[个件斤块元天号点米码岁套瓶盒包克寸月年双条支份折]|分钟|小时|时)"
    r"|怎(?<!不怎)(?!么都|样都)|什么(?<!没什么)(?!都)|啥(?<!没啥)(?!都)|哪(?!怕)|谁(?<!不管谁)(?!都)"
    r"|为何|如何|何时|有[没木]有|可不可以|能否|是否|可否"
    r"|不(?<=([^不\W\d_])不)\1"  # a verb beside its own denial: "好不好", "能不能", "买不买"
)

_SUBJECT = r"(?:i|you|u|we|they|he|she|it|this|that|these|those|there|the|your|my|any|anyone|anybody|someone|shipping|delivery)"
_ORDERED = r"(?:do|have) (?:it|this|that|these|those|there|the|my)\b"  # "do it!" tells
_ENGLISH_FIRST = re.compile(
    r"(?:(?:hi|hello|hey|ok|so|and|but|please|pls|sorry|excuse me|host)\b[\s,.!]*)*"  # what people say before they ask
    r"(?:what's|whats|where|which|who|whose|why|when|any|anyone|anybody"
    r"|what(?! an?\b)|how(?! (?:nice|cute|lovely|beautiful|pretty|cool|sweet|funny|awesome)\b)"
    rf"|(?!{_ORDERED})(?:can|could|do|does|did|is|are|am|was|were|will|would|should|shall|may|has|have)(?:n?'?t)? {_SUBJECT})\b"
)
_ENGLISH_ANYWHERE = re.compile(
    r"\b(?:how (?:much|many|long|big|tall|heavy|old|soon|far)|(?:what|which) (?:size|colou?r|price|link|one)s?)\b"
)


def is_question(plain: str) -> bool:
    """Whether a text asks; `plain` has half width and one case, as `reading.folded` makes it."""
    return (
        ("?" in plain and _MARK.search(plain) is not None)
        or (not plain.isascii() and _CHINESE.search(plain) is not None)
        or _ENGLISH_FIRST.match(plain) is not None
        or _ENGLISH_ANYWHERE.search(plain) is not None
    )
