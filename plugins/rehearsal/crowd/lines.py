"""What a crowd says, in Chinese and English: praise, questions, complaints, and the 1 of those who want it.

Whatever they say stands beside a name that says whose it is, on the page, in the window and on every card.
"""

from __future__ import annotations

import random

TYPED = ("1", "1", "1", "1", "111", "1️⃣", "want!", "要要要", "上链接", "link please")
TALK = (
    "好漂亮",
    "主播今天好精神",
    "从昨天等到现在",
    "已经是第三次回购了",
    "给我妈也买一份",
    "来了来了",
    "冲冲冲🔥",
    "666",
    "支持国货",
    "这个价格可以的",
    "Love this colour",
    "hello from Lisbon 👋",
    "Bought it last time, still works great",
    "My sister has one of these",
    "that is a good price",
    "First time here, nice show",
    "shut up and take my money 😄",
)
QUESTIONS = (
    "有没有小码？",
    "170/60公斤穿什么码？",
    "今天能发货吗？",
    "新疆包邮吗？",
    "保质期多久？",
    "可以开发票吗？",
    "主播能试一下黑色吗？",
    "和上次那款有什么区别？",
    "Does it come in black?",
    "How long is the cable?",
    "Do you ship to the islands?",
    "Can you show the back, please?",
    "Is it dishwasher safe?",
    "What is it made of?",
)
COMPLAINTS = (
    "怎么又抢不到",
    "付款一直转圈",
    "上次买的还没到",
    "客服不理人",
    "秒没，是不是真有货？",
    "声音好小",
    "My last order never arrived",
    "Sold out in one second, seriously?",
    "The picture freezes here",
    "Nobody answers my messages",
)
NOTES = (
    "要黑色",
    "小码，谢谢",
    "送人的，请包装好看一点",
    "请放门口",
    "希望主播试穿一下",
    "不要发申通",
    "blue if you have it",
    "gift wrap please",
    "Please leave it with the neighbour",
    "size S",
)
_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = ("小雨", "阿强", "妈妈", "同学", "子涵", "大山", "不吃香菜", "爱喝茶", "晓梅", "老师", "的猫", "今天早睡")
MARKS = ("彩排·", "Rehearsal·")  # what every name of a crowd begins with
_ENGLISH = ("Maya", "Tom", "Ines", "Kofi", "Lena", "Raj", "Sofia", "Ben", "Aiko", "Nora", "Leo", "Zoe")


def name(dice: random.Random) -> str:
    """A nickname as people have them, behind the mark of a crowd."""
    chinese, english = MARKS
    if dice.random() < 0.6:
        return chinese + dice.choice(_FAMILY) + dice.choice(_GIVEN)
    return f"{english}{dice.choice(_ENGLISH)}{dice.randrange(10, 99)}"


def line(dice: random.Random) -> str:
    """One chat message."""
    kinds = dice.choices((TYPED, TALK, QUESTIONS, COMPLAINTS), weights=(4, 3, 2, 1))
    return dice.choice(kinds[0])
