"""A viewer's line and a phrase as they are compared: one way to write what is written in many. And what a line is: told or wanted.

Pure, exact and never learned; any thread.
"""

from __future__ import annotations

import re

from studio.show.watched.simplified import SIMPLIFIED

_NUMBER = re.compile(r"\d+(?:[.,:/]\d+)*")
_WORD = re.compile(r"[a-z]+(?:['’][a-z]+)?")
_SPELLED = {
    "u": "you", "ur": "your", "r": "are", "plz": "please", "pls": "please", "wat": "what", "wht": "what",
    "wut": "what", "hw": "how", "hm": "how much", "howmuch": "how much", "b4": "before", "thx": "thanks", "ty": "thanks",
    "im": "i am", "ive": "i have", "its": "it is", "whats": "what is", "whens": "when is", "wheres": "where is", "hows": "how is",
    "thats": "that is", "theres": "there is", "whos": "who is", "til": "till", "until": "till", "thru": "through", "gimme": "give me",
    "wanna": "want to", "gonna": "going to", "gotta": "got to", "lemme": "let me", "colour": "color", "colours": "colors",
    "coloured": "colored", "grey": "gray", "avail": "available", "availible": "available", "avaliable": "available", "shiping": "shipping",
    "recieve": "receive", "prize": "price", "wen": "when", "doz": "does", "hv": "have", "dm": "message", "addy": "address",
    "dsq": "多少钱", "dsqian": "多少钱", "byou": "包邮", "xhc": "小黄车",
}  # fmt: skip
_CONTRACTED = {"i'm": "i am", "i've": "i have", "it's": "it is", "what's": "what is", "where's": "where is", "when's": "when is"} | {
    "how's": "how is", "that's": "that is", "there's": "there is", "who's": "who is", "they're": "they are", "you're": "you are"
}  # fmt: skip

_TELLS = re.compile(
    r"收到了|到货了|已拍|已下单|已买|已付|[拍买]了[一两二三四#](?!.*[没不])|下单了(?!.*没)|(?:很|好|超|真|挺|太|超级|非常)(?:快|好|准|便宜|好看|漂亮|舒服|不错|合适|好用|满意|划算|贵)"
    r"|谢谢|感谢|买过(?!的)|回购|没得说|不需要|不买|退了|我也是"
    r"|\b(?:thank|thanks|love|loved|loving|just (?:bought|ordered|got|paid)|ordered (?!last|on|but|twice)|got mine|arrived|perfect|perfectly|amazing|gorgeous"
    r"|was so|is so|are so|looks (?:great|good|amazing)|(?:good|great|nice|best) (?:price|quality|color|deal)|fits (?:great|well|me)|too expensive|is mine|i have (?:it|this|that|one|two|the same)|that is a lot"
    r"|never mind|bye)\b"
)
_WANTS = re.compile(
    r"[^不]不(?=$|\W)|没(?=$|\W)|嘛|咋|求|想要|想看|想问|请问|可以|能|会不|要不|怎|怕|纠结|不知道|还是|求|看看|吧(?=$|\W)|呀(?=$|\W)|啊(?=$|\W)"
    r"|\b(?:please|anyone|anybody|wondering|not sure|idk|dunno|need|needing|looking for|looking to|want to|wanting|hoping|curious|tell me|let me know|show|or|any|what if"
    r"|what about|how about|(?:can|could|would|will|does|do|did|is|are|am|was|has|have|should|might) (?:i|it|this|that|these|those|they|you|we|he|she|there|the|my|your|a|an|any))\b"
    r"|\bbut\b"
)


def compared(plain: str) -> str:
    """A folded text (`studio.show.chat.reading.folded`) or phrase in simplified characters, with shorthand spelled out and every
    number as `#`: "wats ur size, 9.5?" is "what is your size, #?"."""
    line = plain.translate(SIMPLIFIED)
    if line.isascii() or _WORD.search(line):
        line = _WORD.sub(_spelled, line)
    return _NUMBER.sub("#", line)


def _spelled(found: re.Match[str]) -> str:
    word = found[0].replace("’", "'")
    return _SPELLED.get(word) or _CONTRACTED.get(word) or word.replace("'", "")


def tells(line: str) -> bool:
    """Whether a compared line says how something was, or thanks: it names a topic and asks for nothing, unless it has a question's form."""
    return _TELLS.search(line) is not None


def wants(line: str) -> bool:
    """Whether a compared line may ask without a question's form: it doubts, wishes or says what somebody has in mind."""
    return _WANTS.search(line) is not None
