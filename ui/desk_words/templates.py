"""Sentences of the desk and its workers, as they are said in English; words in braces stand for what changes.

They are listed here so that the window can say them in its own language. A sentence that is not here is shown in English.
"""

# ruff: noqa: E501  a sentence is one string, or the translation tools do not find it

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

TEMPLATES: tuple[str, ...] = tuple(
    str(template)
    for template in (
        QT_TRANSLATE_NOOP("DeskWords", "No picture from {sources}. Sound is missing from {silent}."),
        QT_TRANSLATE_NOOP("DeskWords", "{name} cannot be read: Line {line}, {place}: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "The camera has gone. Check its cable and its power; the picture comes back by itself."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The camera gives no picture. Another program may be using it: close that program, or choose another camera.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The camera gives no new picture. Trying to open it again; if this repeats, unplug it and plug it in."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing in “{name}” can be played: it is damaged."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not there. Put it back, or choose the file again."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” may not be read. Change its permissions, or copy it elsewhere."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is a folder. Choose a file in it."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” cannot be read: {why}"),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is empty. Copy it again from where it came from."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or is not a video or sound file."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not a video or sound file. Add a picture as an image source."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” has more than 8K pixels. Make a smaller copy and use that."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” has neither picture nor sound to play."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is too much for this computer: pictures are left out."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” uses a codec that cannot be played. Convert it to H.264."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” has more than {count} million pixels. Make it smaller."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or not complete. Copy it again."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is not a picture that can be read. Use PNG, JPEG or WebP."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is damaged or cut off: nothing of it can be shown. Copy or export it again."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is too large ({width}x{height}). Make it at most 7680x4320."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "There is too little memory for its pictures of {width}x{height}. Remove a source, or show it smaller."
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "This desktop runs on Wayland, which does not let the studio read its screens yet. Log in with “X11” (“Xorg”) instead.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device has {has} channels only. Choose other channels."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but sends neither picture nor sound."),
        QT_TRANSLATE_NOOP("DeskWords", "Nothing answers at {place}. Check the address, and that the camera is on."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answers, but has no such stream. Check the path at the end of the address."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} wants a user name and password, or refuses these."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer. Check the network, and that the camera is on."),
        QT_TRANSLATE_NOOP("DeskWords", "What {place} sends is no picture or sound that can be read."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answered, but broke off. Check the address, and that it is a stream."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} is no stream that the studio can read. Check the address."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} answers. Waiting for its next key picture."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "Every picture of it is the same. If it ought to move, restart the camera or check its cable."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "{place} sends no key picture. Set its key frame interval to 2 s."),
        QT_TRANSLATE_NOOP("DeskWords", "The address cannot be used: {why}."),
        QT_TRANSLATE_NOOP("DeskWords", "{place}: an address begins with rtsp://, rtmp://, http://, https:// or udp://."),
        QT_TRANSLATE_NOOP("DeskWords", "{place}: the user name or password has a /, a ? or a #: write %2F, %3F or %23 for it."),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is no file. Choose a video or sound file."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "“{name}” is a list of other files or addresses. Add the recordings themselves, or the address as a stream.",
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The screen cannot be read: no display answers. Log in to the desktop, or choose another screen."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The window is not open. Open it again, or choose another window."),
        QT_TRANSLATE_NOOP("DeskWords", "The region lies outside the screen. Move it back onto the screen."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The screen has gone, or the window was closed. The picture comes back by itself once it is there."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The screen gives no new picture: its display server does not answer. Trying again."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "Single windows cannot be captured on this system yet. Choose a screen or a region of it."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device has gone. Plug it in again; the sound comes back by itself."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The sound device has gone and the system switched to another one ({other}), which is not used. Plug it in again.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device gives no sound: the system has stopped it. Check the sound settings."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The sound device is suspended by the system. It goes on when it is resumed in the sound settings."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device is silent. Check whether it is muted or switched off."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The sound device cannot be opened. Another program may be using it: close that program, or choose another device.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The sound device has {count} channels only. Choose other channels."),
        QT_TRANSLATE_NOOP("DeskWords", "{place} has stopped sending."),
        QT_TRANSLATE_NOOP("DeskWords", "What {place} sends cannot be read any more."),
        QT_TRANSLATE_NOOP("DeskWords", "{text} If the password has a /, a ? or a #, write %2F, %3F or %23 for it."),
        QT_TRANSLATE_NOOP("DeskWords", "The address is too long for a QR code. Use a shorter one."),
        QT_TRANSLATE_NOOP("DeskWords", "The address has characters that no address has. Enter it anew."),
        QT_TRANSLATE_NOOP(
            "DeskWords",
            "The QR code would be too small to scan: its square has {side} pixels, this address needs {needed}. Make the card larger, or use a shorter address.",
        ),
        QT_TRANSLATE_NOOP("DeskWords", "“{name}” is no file. Choose a picture."),
        QT_TRANSLATE_NOOP("DeskWords", "Its plugin could not draw it."),
        QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' has not confirmed {product} within 5 s. {why} Prepare it, then arm it."),
        QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}': {lines} not counted, for their numbers cannot be (order {order}: {why})."),
        QT_TRANSLATE_NOOP("DeskWords", "See to them in the shop."),
        QT_TRANSLATE_NOOP("DeskWords", "Shop '{shop}' says what cannot be: {why}. See to it there."),
        QT_TRANSLATE_NOOP("DeskWords", "Its plugin is not running."),
        QT_TRANSLATE_NOOP("DeskWords", "The rehearsal shop has no item {item}."),
        QT_TRANSLATE_NOOP("DeskWords", "The rehearsal shop cannot take this: {reason}"),
        QT_TRANSLATE_NOOP("DeskWords", "{item} has no SKU {sku}."),
        QT_TRANSLATE_NOOP("DeskWords", "{item} is sold in {found}, not in {currency}."),
        QT_TRANSLATE_NOOP("DeskWords", "{item}: the price is {found}, not {expected}."),
        QT_TRANSLATE_NOOP("DeskWords", "{item}: {stock} in stock, not {expected}."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "The rehearsal page lets nobody in. Look whether the rehearsal runs, then send them again."
        ),
        QT_TRANSLATE_NOOP(
            "DeskWords", "There is too little memory for its pictures of {size}. Remove a source, or show it smaller."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "The plugin in {folder} cannot be used: its plugin.toml cannot be read ({reason})."),
        QT_TRANSLATE_NOOP("DeskWords", "The plugin in {folder} cannot be used: its id '{id}' is that of the plugin in {other}."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure wants to know who asks: give a user name and a password, or an API key."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure refuses the user name or the password of {user}: check both in the settings."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure does not let {user} in: {reason}"),
        QT_TRANSLATE_NOOP("DeskWords", "{url} is not the address of a server: check it in the settings."),
        QT_TRANSLATE_NOOP("DeskWords", "There is no Vendure Admin API at {url}: check the address in the settings."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} has not answered within {seconds} seconds."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} cannot be reached ({reason})."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure at {place} answers with error {code}."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure's answer is empty."),
        QT_TRANSLATE_NOOP("DeskWords", "{user} may not do this in Vendure: give it the rights to products, stock and orders."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure has no such channel: check the channel token in the settings."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure failed: {reason}"),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure refuses: {reason}"),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure answers in a way that this adapter does not know: {reason}"),
        QT_TRANSLATE_NOOP("DeskWords", "The server does not say what time it is, so its orders cannot be followed."),
        QT_TRANSLATE_NOOP(
            "DeskWords", "Vendure's price of {sku} has more decimals than {currency} has: give it a whole one there."
        ),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure keeps {places} decimals: {amount} cannot be written there."),
        QT_TRANSLATE_NOOP("DeskWords", "{sku} is sold in {found} here, not in {currency}."),
        QT_TRANSLATE_NOOP("DeskWords", "{stock} of {sku} can be bought in Vendure, not {expected}."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure cannot hold a buyer to a number of units."),
        QT_TRANSLATE_NOOP("DeskWords", "All variants of {product} are switched off in Vendure: switch one on there."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure has no room in which an item could be pinned."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure has no chat."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure does not count its visitors."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure has no product with the id {id}: check it in the product."),
        QT_TRANSLATE_NOOP("DeskWords", "A {what} in Vendure lies between 0 and {most}, in its smallest unit."),
        QT_TRANSLATE_NOOP("DeskWords", "{product} has no variant with the SKU {sku} in Vendure."),
        QT_TRANSLATE_NOOP("DeskWords", "With {tax} tax on a whole price Vendure cannot charge exactly {price} for {sku}."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure does not count the stock of {sku}: switch its inventory tracking on."),
        QT_TRANSLATE_NOOP("DeskWords", "{sku} is switched off in Vendure: switch it on there."),
        QT_TRANSLATE_NOOP("DeskWords", "{sku} lies at no stock location of this channel in Vendure."),
        QT_TRANSLATE_NOOP("DeskWords", "Vendure sells {sku} beyond its stock: its out-of-stock threshold allows {units} more."),
        QT_TRANSLATE_NOOP("DeskWords", "{sku} costs {price} in Vendure, not {expected}."),
        QT_TRANSLATE_NOOP("DeskWords", "A {what} lies between 0 and {most}."),
        QT_TRANSLATE_NOOP("DeskWords", "A limit lies between 0 (any number) and {most}."),
        # How many of a thing (studio.values.counting).
        QT_TRANSLATE_NOOP("DeskWords", "{n} or more order lines"),
    )
)
