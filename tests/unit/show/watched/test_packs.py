"""Lists of watched words as files hold them."""

from __future__ import annotations

import pytest

from studio.desk.chat.bundled import bundled_packs
from studio.document.watched import WatchedWords
from studio.show.watched import finder_for, parse
from studio.values.errors import OperatorError

GOOD = """
title = "Ours"
words.zh.title = "我们的"
region = "CN"
harmless = ["第一次"]
[terms]
first = ["第一"]
levels = ["国家级", "世界级"]
"""


def test_terms_of_all_groups_count() -> None:
    pack = parse("ours.toml", GOOD.encode())
    assert pack.all_terms == ("第一", "国家级", "世界级")
    finder = finder_for({"ours": pack}, WatchedWords(packs=("ours", "not there"), terms=("own",)))
    assert finder.find("第一次 own 国家级") == ("own", "国家级")
    assert not finder_for({"ours": pack}, WatchedWords())


@pytest.mark.parametrize(
    "wrong",
    [
        b"\xff",
        b"title = ",
        b'title = "x"\n',
        b'title = "x"\n[terms]\n',
        b'title = "x"\nother = 1\n[terms]\na = ["b"]\n',
        b'title = "x"\nwords.zh.region2 = "y"\n[terms]\na = ["b"]\n',
    ],
)
def test_what_is_no_list_is_said_with_the_name_of_the_file(wrong: bytes) -> None:
    with pytest.raises(OperatorError, match=r"bad\.toml"):
        parse("bad.toml", wrong)


def test_the_lists_that_come_with_the_studio_can_be_read_and_have_chinese_names() -> None:
    packs = bundled_packs()
    assert set(packs) == {"ads-cn", "platforms-cn", "claims-en"}
    for pack in packs.values():
        assert pack.words["zh"]["title"]
        assert len(set(pack.all_terms)) == len(pack.all_terms)
        finder = finder_for({"it": pack}, WatchedWords(packs=("it",)))
        assert [term for term in pack.all_terms if not finder.find(term)] == []


def test_a_term_of_a_list_is_left_out_however_it_is_written_and_no_other() -> None:
    wanted = WatchedWords(packs=("platforms-cn",), terms=("快手",), without=("抖 音", "QQ", "快手"))
    finder = finder_for(bundled_packs(), wanted)
    assert finder.find("抖音 qq 微信 qq群 快手") == ("微信", "qq群", "快手")
