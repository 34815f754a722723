"""What asks, in Chinese and English, and what only looks like it."""

from __future__ import annotations

import pytest

from studio.show.chat.questions import is_question
from studio.show.chat.reading import folded

ASKED = """
在吗
有优惠吗亲
这款有黑色吗，想买
size？
Is it red?
Really?!
链接呢
我的快递呢？
链接呢。急
有货么
这是什么材质
这个怎么买
怎么发货这么慢
怎样才能领券
哪个链接
哪里产的
谁是主播
为啥没货
啥时候发货
为何不降价
多少钱
能装多少克茶叶
几号链接
几天能到
买几件包邮
还剩几分钟
第几个链接
多大码
多久发货
有没有小号
有木有赠品
能不能便宜点
可不可以退
是不是正品
会不会掉色
好不好用
能否开发票
是否包邮
１２号多少钱
how much is it
HOW MUCH
hi, how much is it
it is nice, how much
so what size do i need
what's in the box
what time do you ship
when do you ship
where is it from
which one is better
who makes it
why so cheap
can i pay later
can you show the back
can't you show the back
do you ship to spain
does it shrink
don't you have blue
did you restock
is it real leather
isn't it too small
are these handmade
will it fit a size 9
would you take 20
any discount today
anyone bought this
how many left
price for two, what colour is that
""".strip().splitlines()

TOLD = """
666
我要1
好看
一号链接
还早着呢
我买了呢
好几个都坏了
十几块真便宜
没什么
没啥
不怎么样
怎么都好看
哪怕贵也买
谁都喜欢
多少有点贵
没多少了
那么好看
这么便宜
差不多大
不不不
不错
I want it
show us
nice
how nice
how lovely!
what a lovely cup
whatever you say
however
can
do it!
is great
have it already
will buy
see shop.example/item?id=7
it is nice
wholesale
areas
""".strip().splitlines()


@pytest.mark.parametrize("text", ASKED)
def test_it_asks(text: str) -> None:
    assert is_question(folded(text))


@pytest.mark.parametrize("text", [*TOLD, "", "   ", "…"])
def test_it_asks_nothing(text: str) -> None:
    assert not is_question(folded(text))
