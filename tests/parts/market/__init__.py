"""People at an evening's servers, who keep books of what they did: buyers in shops, writers in a chat, somebody who looks on.

What the studio counts is compared with these books, and these with the servers' own.

- `books`: what buyers ordered, and what became of it, as figures.
- `doors`: Vendure and django-oscar as buyers see them.
- `goods`: what the evening sells; `settling`: what the partner owes for it; `sheets`: tables of a kept show.
- `buyers`: who orders, pays, cancels and sends back there.
- `writers`: who writes in an IRC channel.
- `onlooker`: a client of the studio that counts the chat as a window does.
"""
