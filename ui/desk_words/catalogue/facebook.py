"""Sentences of `facebook` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "facebook.no_token": str(QT_TRANSLATE_NOOP("DeskWords", "Enter an access token of your page: the Graph API Explorer at developers.facebook.com gives one for an app of yours.")),
    "facebook.strange_token": str(QT_TRANSLATE_NOOP("DeskWords", "The access token cannot be one. Copy it again, all of it, from developers.facebook.com.")),
    "facebook.strange_page": str(QT_TRANSLATE_NOOP("DeskWords", "'{page}' is no page ID. It is a number, and stands on your page under About, Page transparency.")),
    "facebook.strange_app_id": str(QT_TRANSLATE_NOOP("DeskWords", "'{app_id}' is no app ID. It is a number, and stands on your app's page at developers.facebook.com.")),
    "facebook.strange_app_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The app secret cannot be one. Copy it again from App settings, Basic at developers.facebook.com.")),
    "facebook.wrong_app_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The app secret is not of the app that the access token was made for. Copy it from that app at developers.facebook.com.")),
    "facebook.token_of_person": str(QT_TRANSLATE_NOOP("DeskWords", "The access token is that of a person. Enter the ID of the page as well, or a token of the page itself.")),
    "facebook.not_run": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook gives no token of the page {page} to this person. Use the token of somebody who has full control of the page, with the permission pages_show_list.")),
    "facebook.not_exchanged": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not exchange the token for one that lasts ({code}). Check that app ID, app secret and token are of the same app.")),
    "facebook.ends_soon": str(QT_TRANSLATE_NOOP("DeskWords", "The access token ends within an hour or two. Enter the app ID and the app secret, and the token again, and it lasts.")),
    "facebook.token_refused": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not take the access token: {reason} Enter another one under Show > Connections.")),
    "facebook.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook cannot be reached. Check the network; it is tried again.")),
    "facebook.late": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has not answered within {seconds} seconds.")),
    "facebook.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has an error of its own ({code}). It is tried again.")),
    "facebook.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook is asked too much at once. It takes more in {seconds} seconds.")),
    "facebook.limited_long": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook is asked too much at once. It takes more in {minutes} minutes.")),
    "facebook.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook refuses ({code}): {reason}")),
    "facebook.no_right": str(QT_TRANSLATE_NOOP("DeskWords", "The access token lacks a permission: {reason} It needs pages_read_engagement, pages_read_user_content, pages_manage_engagement, pages_manage_posts and publish_video.")),
    "facebook.not_eligible": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not let this account go live: {reason}")),
    "facebook.blocked": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has blocked this for a while: {reason}")),
    "facebook.not_found": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not have this, or this token may not see it.")),
    "facebook.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook answers in a way that this version does not know: {reason}")),
    "facebook.not_live": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing of this page is live on Facebook. Its comments are heard as soon as something is.")),
    "facebook.ended": str(QT_TRANSLATE_NOOP("DeskWords", "The live video on Facebook has ended. The next one is entered once it is live.")),
    "facebook.stream_ended": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has ended the connection to the comments. It is tried again.")),
    "facebook.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook is not connected yet. Try again in a moment.")),
    "facebook.said_twice": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not take the same words twice in a row. Change them and try again.")),
    "facebook.not_writable": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not say on which video a comment would be written. Write it on the video's own page.")),
    "facebook.too_old": str(QT_TRANSLATE_NOOP("DeskWords", "The comment that is answered was written too long ago. Write without answering it.")),
    "facebook.comment_gone": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not know this comment: it has gone already.")),
    "facebook.comment_stands": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook leaves the comment where it is: the access token may lack the permission pages_manage_engagement. Take it away on the video's own page.")),
    "facebook.not_hidden": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has not taken the comment away. Do it on the video's own page.")),
    "facebook.viewer_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not say who wrote this, or they wrote too long ago. Block them on the video's own page.")),
    "facebook.not_blocked": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has not done it. Block or unblock them on the page itself, under its settings.")),
    "facebook.no_mute": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook lets no program mute a viewer for a while. Block them, or hide what they write.")),
    "facebook.no_slow_mode": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook lets no program see how comments are moderated, so that none can slow them down. Do it in Live Producer.")),
    "facebook.no_pin": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook lets no program pin a comment. Pin it in Live Producer.")),
    "facebook.none_planned": str(QT_TRANSLATE_NOOP("DeskWords", "This page has no live video on Facebook to which a stream would go. Make one, or choose a planned one.")),
    "facebook.no_planned": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has no planned live video {video}. Look at the list again.")),
    "facebook.no_unlisted": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has no unlisted live videos. Choose public or private.")),
    "facebook.not_made": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook has made the live video and does not show it yet. Look at the list in a moment.")),
    "facebook.no_stream": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook does not receive the stream yet. Start its destination, wait some seconds, and go live then.")),
    "facebook.another_now": str(QT_TRANSLATE_NOOP("DeskWords", "The page's live video is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.")),
    "facebook.not_begun": str(QT_TRANSLATE_NOOP("DeskWords", "The live video has not begun: there is nothing to end. Delete it in Live Producer.")),
    "facebook.no_key": str(QT_TRANSLATE_NOOP("DeskWords", "Facebook names no encrypted address and key for this live video. Look at it in Live Producer.")),
}
