"""Sentences of `douyin` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "douyin.no_app": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the AppID of your play: it is at developer.open-douyin.com, in the console.")),
    "douyin.strange_app": str(QT_TRANSLATE_NOOP("DeskWords", "'{app_id}' is no AppID. Copy it again from developer.open-douyin.com.")),
    "douyin.no_secret": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the AppSecret of your play under Show > Connections.")),
    "douyin.strange_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The AppSecret cannot be one. Copy it again, whole, from developer.open-douyin.com.")),
    "douyin.no_relay": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin calls an address on the web: enter under Show > Connections, in its settings, where your relay keeps its calls.")),
    "douyin.no_kinds": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing is wanted of Douyin: turn on comments, gifts, likes or fan clubs.")),
    "douyin.strange_room": str(QT_TRANSLATE_NOOP("DeskWords", "'{room}' is no room ID, which is a number. Leave it empty to use a launch token.")),
    "douyin.no_room": str(QT_TRANSLATE_NOOP("DeskWords", "Enter the room ID, or the launch token that Douyin's companion gives your play when it is opened.")),
    "douyin.launch_token_over": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin does not take the launch token, which holds for 30 minutes. Open your play again, and enter the new one.")),
    "douyin.app_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin does not know the AppID ({code}). Copy it again from its console.")),
    "douyin.wrong_secret": str(QT_TRANSLATE_NOOP("DeskWords", "The AppSecret does not belong to the AppID ({code}). Enter it again.")),
    "douyin.no_right": str(QT_TRANSLATE_NOOP("DeskWords", "Your play has no right to this ({code}). Ask for it in Douyin's console, under Abilities.")),
    "douyin.not_mounted": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin pushes nothing from this room ({code}): see that it is live, that your play is open in it, and that its abilities were granted. It is tried again.")),
    "douyin.limited": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin is asked too much at once. It is asked again in a moment.")),
    "douyin.token_over": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin does not take the access token ({code}). See whether others use the same AppID; another one is fetched.")),
    "douyin.refuses": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin refuses ({code}): {reason}")),
    "douyin.unreachable": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin cannot be reached. Check the network; it is tried again.")),
    "douyin.late": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin has not answered within {seconds} seconds. It is tried again.")),
    "douyin.server_error": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin has an error of its own ({code}). It is tried again.")),
    "douyin.not_understood": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin answers in a way that this version does not know: {reason}")),
    "douyin.too_long": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin's answer is longer than {most} MiB, which are read of one.")),
    "douyin.not_connected": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin is not connected yet. Try again in a moment.")),
    "douyin.not_pushed": str(QT_TRANSLATE_NOOP("DeskWords", "Douyin does not push {kinds}: {why}.")),
    "douyin.not_fetched": str(QT_TRANSLATE_NOOP("DeskWords", "What Douyin could not push of {kinds} is not fetched, and not counted: {why}. It is tried again every two minutes.")),
    "douyin.counted": str(QT_TRANSLATE_NOOP("DeskWords", "Until now {likes} likes, and {gifts} gifts of ¥{value}.")),
}
