"""What the adapter for Facebook says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings and the token

no_token = Template(
    "facebook.no_token",
    "Enter an access token of your page: the Graph API Explorer at developers.facebook.com gives one for an app of yours.",
)
strange_token = Template(
    "facebook.strange_token", "The access token cannot be one. Copy it again, all of it, from developers.facebook.com."
)
strange_page = Template(
    "facebook.strange_page",
    "'{page}' is no page ID. It is a number, and stands on your page under About, Page transparency.",
)
strange_app_id = Template(
    "facebook.strange_app_id",
    "'{app_id}' is no app ID. It is a number, and stands on your app's page at developers.facebook.com.",
)
strange_app_secret = Template(
    "facebook.strange_app_secret",
    "The app secret cannot be one. Copy it again from App settings, Basic at developers.facebook.com.",
)
wrong_app_secret = Template(
    "facebook.wrong_app_secret",
    "The app secret is not of the app that the access token was made for. Copy it from that app at developers.facebook.com.",
)
token_of_person = Template(
    "facebook.token_of_person",
    "The access token is that of a person. Enter the ID of the page as well, or a token of the page itself.",
)
not_run = Template(
    "facebook.not_run",
    "Facebook gives no token of the page {page} to this person. Use the token of somebody who has full control of the page, with "
    "the permission pages_show_list.",
)
not_exchanged = Template(
    "facebook.not_exchanged",
    "Facebook does not exchange the token for one that lasts ({code}). Check that app ID, app secret and token are of the same "
    "app.",
)
ends = Template("facebook.ends", "The access token ends at {time}.")
data_end = Template(
    "facebook.data_end",
    "Facebook lets the access token read the page until {time}. Make a new one before, at developers.facebook.com, and enter it.",
)
end_unknown = Template(
    "facebook.end_unknown",
    "Facebook does not say when the access token ends. One of the Graph API Explorer does within an hour or two.",
)
one_that_lasts = Template(
    "facebook.one_that_lasts",
    "For one that lasts, enter page ID, app ID and app secret, and a new token of a person who runs the page.",
)
token_refused = Template(
    "facebook.token_refused", "Facebook does not take the access token: {reason} Enter another one under Show > Connections."
)

# ---------------------------------------------------------------- the API

unreachable = Template("facebook.unreachable", "Facebook cannot be reached. Check the network; it is tried again.")
late = Template("facebook.late", "Facebook has not answered within {seconds} seconds.")
server_error = Template("facebook.server_error", "Facebook has an error of its own ({code}). It is tried again.")
limited = Template("facebook.limited", "Facebook is asked too much at once. It takes more in {seconds} seconds.")
limited_long = Template("facebook.limited_long", "Facebook is asked too much at once. It takes more in {minutes} minutes.")
refuses = Template("facebook.refuses", "Facebook refuses ({code}): {reason}")
no_right = Template(
    "facebook.no_right",
    "The access token lacks a permission: {reason} It needs pages_read_engagement, pages_read_user_content, "
    "pages_manage_engagement, pages_manage_posts and publish_video.",
)
not_eligible = Template("facebook.not_eligible", "Facebook does not let this account go live: {reason}")
blocked = Template("facebook.blocked", "Facebook has blocked this for a while: {reason}")
not_found = Template("facebook.not_found", "Facebook does not have this, or this token may not see it.")
not_understood = Template("facebook.not_understood", "Facebook answers in a way that this version does not know: {reason}")

# ---------------------------------------------------------------- the live video and its comments

not_live = Template(
    "facebook.not_live", "Nothing of this page is live on Facebook. Its comments are heard as soon as something is."
)
reads_own = Template(
    "facebook.reads_own",
    "{count} live videos of this page are on air. The comments are those of '{title}', to which this studio streams.",
)
reads_one = Template(
    "facebook.reads_one",
    "{count} live videos of this page are on air, and none is known to be of this studio. The comments are those of '{title}'. "
    "For those of another, choose it in the panel Broadcast.",
)
own_begun = Template(
    "facebook.own_begun", "The live video to which this studio streams is on air: '{title}'. Its comments are read from now on."
)
odd_videos = Template(
    "facebook.odd_videos",
    "Live videos of this page that cannot be read, and are left out: {count}. Look at them in Live Producer.",
)
ended = Template("facebook.ended", "The live video on Facebook has ended. The next one is entered once it is live.")
stream_ended = Template("facebook.stream_ended", "Facebook has ended the connection to the comments. It is tried again.")
not_connected = Template("facebook.not_connected", "Facebook is not connected yet. Try again in a moment.")
said_twice = Template("facebook.said_twice", "Facebook does not take the same words twice in a row. Change them and try again.")
not_writable = Template(
    "facebook.not_writable", "Facebook does not say on which video a comment would be written. Write it on the video's own page."
)
too_old = Template("facebook.too_old", "The comment that is answered was written too long ago. Write without answering it.")
comment_gone = Template("facebook.comment_gone", "Facebook does not know this comment: it has gone already.")
comment_stands = Template(
    "facebook.comment_stands",
    "Facebook leaves the comment where it is: the access token may lack the permission pages_manage_engagement. Take it away on "
    "the video's own page.",
)
not_hidden = Template("facebook.not_hidden", "Facebook has not taken the comment away. Do it on the video's own page.")
viewer_unknown = Template(
    "facebook.viewer_unknown",
    "Facebook does not say who wrote this, or they wrote too long ago. Block them on the video's own page.",
)
not_blocked = Template(
    "facebook.not_blocked", "Facebook has not done it. Block or unblock them on the page itself, under its settings."
)
no_mute = Template("facebook.no_mute", "Facebook lets no program mute a viewer for a while. Block them, or hide what they write.")
no_slow_mode = Template(
    "facebook.no_slow_mode",
    "Facebook lets no program see how comments are moderated, so that none can slow them down. Do it in Live Producer.",
)
no_pin = Template("facebook.no_pin", "Facebook lets no program pin a comment. Pin it in Live Producer.")

# ---------------------------------------------------------------- going live

none_planned = Template(
    "facebook.none_planned",
    "This page has no live video on Facebook to which a stream would go. Make one, or choose a planned one.",
)
no_planned = Template("facebook.no_planned", "Facebook has no planned live video {video}. Look at the list again.")
no_unlisted = Template("facebook.no_unlisted", "Facebook has no unlisted live videos. Choose public or private.")
not_made = Template(
    "facebook.not_made", "Facebook has made the live video and does not show it yet. Look at the list in a moment."
)
no_stream = Template(
    "facebook.no_stream", "Facebook does not receive the stream yet. Start its destination, wait some seconds, and go live then."
)
another_now = Template(
    "facebook.another_now",
    "The page's live video is another one now: '{title}'. Nothing was done. Look at the panel Broadcast, and ask again.",
)
not_begun = Template("facebook.not_begun", "The live video has not begun: there is nothing to end. Delete it in Live Producer.")
no_key = Template(
    "facebook.no_key", "Facebook names no encrypted address and key for this live video. Look at it in Live Producer."
)
