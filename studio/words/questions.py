"""What is said of viewers' questions."""

from __future__ import annotations

from studio.values.sentences import Template

bad_topic = Template("questions.bad_topic", "The questions of {name} cannot be read: {reason}. Mend the file, or take it away.")
no_topic = Template("questions.no_topic", "There is no kind of question {name}.")
no_answer = Template(
    "questions.no_answer",
    "Nothing is known of '{title}' that answers {topic}. Write it among its talking points, or answer by hand.",
)
no_product = Template("questions.no_product", "No product is on air that could answer. Explain one first, or enter a text.")
no_chat = Template("questions.no_chat", "Nothing can be written to any chat from here. Answer through the host.")
really_say = Template("questions.really_say", "Write this to {names}, in the show's name? {text}")
no_second_look = Template(
    "questions.no_second_look",
    "The hints for questions are not in use. They begin with the first line that needs them, where their extra is installed.",
)
