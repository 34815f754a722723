"""Selling on the desk: the rules of `studio.show.selling` get their time, news and commands here, and what follows is done.

The modules, in the order in which a shop's word travels to the picture:

    sales             builds the parts, opens and closes them with the show, hands plugins' events to them
    shops             effects to the shops' plugins, their words to the rules, checked
    engine            the rules, their journal, their effects, their clock (witnessed: their journal can be proved)
    card_playout      cards follow the sale, or a person
    cards_on_air      which cards are on air and what they say (card_needs: what one needs; removed_cards: what undo brings back)
    card_wishes       what each plugin is to draw
    card_sender       tells the plugins
    picture_cache     pictures from the web as files (picture_download: one of them)
    show_data         the topics that plugins subscribe to
    chat_room         what viewers write
    chat_channels     the chats that can be written in and moderated
    host_view         what the host is shown
    audience          how many watch, how far behind
    methods           what clients can ask
    shutdown          what is on sale when the show or the studio ends
"""
