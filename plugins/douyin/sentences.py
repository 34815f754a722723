"""What the adapter for Douyin says."""

from __future__ import annotations

from studio.values.sentences import Template

# ---------------------------------------------------------------- settings

no_app = Template("douyin.no_app", "Enter the AppID of your play: it is at developer.open-douyin.com, in the console.")
strange_app = Template("douyin.strange_app", "'{app_id}' is no AppID. Copy it again from developer.open-douyin.com.")
no_secret = Template("douyin.no_secret", "Enter the AppSecret of your play under Show > Connections.")
strange_secret = Template(
    "douyin.strange_secret", "The AppSecret cannot be one. Copy it again, whole, from developer.open-douyin.com."
)
no_relay = Template(
    "douyin.no_relay",
    "Douyin calls an address on the web: enter under Show > Connections, in its settings, where your relay keeps its calls.",
)
no_kinds = Template("douyin.no_kinds", "Nothing is wanted of Douyin: turn on comments, gifts, likes or fan clubs.")
strange_room = Template("douyin.strange_room", "'{room}' is no room ID, which is a number. Leave it empty to use a launch token.")
no_room = Template(
    "douyin.no_room",
    "Enter the room ID, or the launch token that Douyin's companion gives your play when it is opened.",
)
launch_token_over = Template(
    "douyin.launch_token_over",
    "Douyin does not take the launch token, which holds for 30 minutes. Open your play again, and enter the new one.",
)

# ---------------------------------------------------------------- the platform's refusals

app_unknown = Template("douyin.app_unknown", "Douyin does not know the AppID ({code}). Copy it again from its console.")
wrong_secret = Template("douyin.wrong_secret", "The AppSecret does not belong to the AppID ({code}). Enter it again.")
no_right = Template(
    "douyin.no_right", "Your play has no right to this ({code}). Ask for it in Douyin's console, under Abilities."
)
not_mounted = Template(
    "douyin.not_mounted",
    "Douyin pushes nothing from this room ({code}): see that it is live, that your play is open in it, and that its abilities "
    "were granted. It is tried again.",
)
limited = Template("douyin.limited", "Douyin is asked too much at once. It is asked again in a moment.")
token_over = Template(
    "douyin.token_over",
    "Douyin does not take the access token ({code}). See whether others use the same AppID; another one is fetched.",
)
refuses = Template("douyin.refuses", "Douyin refuses ({code}): {reason}")

# ---------------------------------------------------------------- the platform is away

unreachable = Template("douyin.unreachable", "Douyin cannot be reached. Check the network; it is tried again.")
late = Template("douyin.late", "Douyin has not answered within {seconds} seconds. It is tried again.")
server_error = Template("douyin.server_error", "Douyin has an error of its own ({code}). It is tried again.")
not_understood = Template("douyin.not_understood", "Douyin answers in a way that this version does not know: {reason}")
too_long = Template("douyin.too_long", "Douyin's answer is longer than {most} MiB, which are read of one.")

# ---------------------------------------------------------------- the room

not_connected = Template("douyin.not_connected", "Douyin is not connected yet. Try again in a moment.")
not_pushed = Template("douyin.not_pushed", "Douyin does not push {kinds}: {why}.")
not_fetched = Template(
    "douyin.not_fetched",
    "What Douyin could not push of {kinds} is not fetched, and not counted: {why}. It is tried again every two minutes.",
)
counted = Template("douyin.counted", "Until now {likes} likes, and {gifts} gifts of ¥{value}.")
