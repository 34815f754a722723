"""Words as viewers shorten, join and mistype them, and what they stand for: whole words of Latin letters, in small ones.

British spellings become American.
"""

SPELLED_OUT = {
    "addy": "address", "avail": "available", "availible": "available", "avaliable": "available", "b4": "before",
    "byou": "包邮", "colour": "color", "coloured": "colored", "colours": "colors", "dm": "message", "doz": "does",
    "dsq": "多少钱", "dsqian": "多少钱", "gimme": "give me", "gonna": "going to", "gotta": "got to", "grey": "gray",
    "hm": "how much", "howmuch": "how much", "hows": "how is", "hv": "have", "hw": "how", "im": "i am", "its": "it is",
    "ive": "i have", "lemme": "let me", "pls": "please", "plz": "please", "prize": "price", "r": "are",
    "recieve": "receive", "shiping": "shipping", "thats": "that is", "theres": "there is", "thru": "through",
    "thx": "thanks", "til": "till", "ty": "thanks", "u": "you", "until": "till", "ur": "your", "wanna": "want to",
    "wat": "what", "wen": "when", "whats": "what is", "whens": "when is", "wheres": "where is", "whos": "who is",
    "wht": "what", "wut": "what", "xhc": "小黄车", "how's": "how is", "i'm": "i am", "i've": "i have", "it's": "it is",
    "that's": "that is", "there's": "there is", "they're": "they are", "what's": "what is", "when's": "when is",
    "where's": "where is", "who's": "who is", "you're": "you are",
}  # fmt: skip
