"""A viewer's line and a phrase as they are compared, and what a line is: told, wanted, or small talk.

What is written in many ways becomes one: `compared`. Pure, exact and never learned; any thread.
"""

from __future__ import annotations

import re

from studio.show.asked.shorthand import SPELLED_OUT
from studio.show.watched.simplified import SIMPLIFIED

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_HAN = re.compile(r"[一-鿿]")

_TELLS = re.compile(
    r"收到了|到货了|已拍|已下单|已买|已付|[拍买]了[一两二三四#](?!.*[没不])|下单了(?!.*没)"
    r"|(?:很|好|超|真|挺|太|超级|非常)(?:快|好|准|便宜|好看|漂亮|舒服|不错|合适|好用|满意|划算|贵)"
    r"|谢谢|感谢|买过(?!的)|回购|没得说|不需要|不买|退了|我也是"
    r"|\b(?:thank|thanks|love|loved|loving|just (?:bought|ordered|got|paid)|ordered (?!last|on|but|twice)|got mine"
    r"|arrived|perfect|perfectly|amazing|gorgeous|was so|is so|are so|looks (?:great|good|amazing)"
    r"|(?:good|great|nice|best) (?:price|quality|color|deal)|fits (?:great|well|me)|too expensive|is mine"
    r"|i have (?:it|this|that|one|two|the same)|that is a lot|never mind|bye)\b"
)
_WANTS = re.compile(
    r"[^不]不(?=$|\W)|没(?=$|\W)|嘛|咋|求|想要|想看|想问|请问|可以|能|会不|要不|怎|怕|纠结|不知道|还是|看看|[吧呀啊](?=$|\W)"
    r"|\b(?:please|anyone|anybody|wondering|not sure|idk|dunno|need|needing|looking for|looking to|want to|wanting|hoping"
    r"|curious|tell me|let me know|show|or|but|any|what if|what about|how about"
    r"|(?:can|could|would|will|does|do|did|is|are|am|was|has|have|should|might)"
    r" (?:i|it|this|that|these|those|they|you|we|he|she|there|the|my|your|a|an|any))\b"
)

_CHATS = re.compile(
    r"(?:主播|你|姐姐|哥哥)(?:们|家)?.{0,4}(?:几岁|多大了|哪里人|老家|结婚|对象|男朋友|女朋友|生日|工资|吃饭|吃了|吃辣|感冒|唱|跳舞|头发|发型|助理|名字)"
    r"|抽奖|福袋|中奖|抽到|听不[到见清]|没声音|声音[太有好]|画面|卡了|卡顿|摄像头|背景音乐|什么歌|首歌|房管|星期几|游戏|吵架|别吵"
    r"|\byour (?:real |own )?(?:hair|voice|birthday|name|mom|mum|dad|mother|father|dog|cat|pet|nails|makeup|accent|husband|wife"
    r"|boyfriend|girlfriend|kids|son|daughter|sister|brother|family|house|room|eyes|smile|job|day|weekend|age)\b"
    r"|\bare you (?:ok|okay|alright|single|married|tired|sick|hungry|cold|drunk|feeling|from|happy|sad)\b"
    r"|\bdo you (?:sleep|remember|live|sing|dance|speak|ever)\b"
    r"|\bdo you have (?:kids|children|pets|a (?:boyfriend|girlfriend|husband|wife|dog|cat))\b"
    r"|\bhow (?:old are you|are you|was your)\b|\bcan you (?:hear|sing|dance|wave|smile|read my|say (?:hi|hello))\b"
    r"|\bwhat (?:song|did you eat|are you (?:drinking|eating|doing))\b|\bwhere (?:are you|do you live)\b"
    r"|\bwho (?:is|are|won|did|else)\b|\b(?:happy birthday|giveaway|raffle|lagging|the music)\b"
)


def compared(plain: str) -> str:
    """A folded text (`studio.show.chat.reading.folded`) or phrase in simplified characters, with shorthand spelled out and every
    number as `#`: "wat is ur size, 9.5?" is "what is your size, #?"."""
    line = plain if plain.isascii() else plain.translate(SIMPLIFIED)
    return _NUMBER.sub("#", _WORD.sub(_spelled_out, line))


def is_chinese(line: str) -> bool:
    """Whether a line has a Chinese character, so that it is taken for Chinese."""
    return _HAN.search(line) is not None


def tells(line: str) -> bool:
    """Whether a compared line says how something was, or thanks: without a question's form it names a topic and asks nothing."""
    return _TELLS.search(line) is not None


def wants(line: str) -> bool:
    """Whether a compared line may ask without a question's form: it doubts, wishes or says what somebody has in mind."""
    return _WANTS.search(line) is not None


def chats(line: str) -> bool:
    """Whether a compared line is small talk: about the host, a raffle, or how the stream is."""
    return _CHATS.search(line) is not None


def _spelled_out(found: re.Match[str]) -> str:
    word = found[0].replace("’", "'")
    return SPELLED_OUT.get(word) or word.replace("'", "")
