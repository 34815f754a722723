"""Sentences of `network` by code, for the window and its translation tools. Made by `ui.desk_words.collecting`."""

# A sentence is one string, or the translation tools do not find it.
# fmt: off

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

SENTENCES: dict[str, str] = {
    "network.sent_around": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends the stream on from one server to the next. Check the address.")),
    "network.sent_unprotected": str(QT_TRANSLATE_NOOP("DeskWords", "{place} sends the stream on to a server without protection (no TLS). Ask the platform for another address.")),
    "network.waiting": str(QT_TRANSLATE_NOOP("DeskWords", "Waiting for the encoder.")),
    "network.too_slow": str(QT_TRANSLATE_NOOP("DeskWords", "The connection is too slow: pictures are left out. Lower the bit rate or free the network.")),
    "network.bad_ca_file": str(QT_TRANSLATE_NOOP("DeskWords", "The CA file {file} cannot be used: {why}. Choose a PEM file of certificates.")),
    "network.ca_no_file": str(QT_TRANSLATE_NOOP("DeskWords", "The CA file {file} is no file. Choose a PEM file of certificates.")),
    "network.again_in": str(QT_TRANSLATE_NOOP("DeskWords", "{reason} Trying again in {seconds} s.")),
    "network.certificate": str(QT_TRANSLATE_NOOP("DeskWords", "{why}. Nothing was sent to {place}. Check the address; for a server of your own, choose its CA file.")),
    "network.closed": str(QT_TRANSLATE_NOOP("DeskWords", "{place} closed the connection.")),
    "network.no_tls": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not speak TLS. If the platform gives an {plain} address, use that.")),
    "network.no_such_name": str(QT_TRANSLATE_NOOP("DeskWords", "The name {host} cannot be found. Check the address and the network.")),
    "network.refused_connection": str(QT_TRANSLATE_NOOP("DeskWords", "Nothing listens at {place}. Check the address, or whether the server runs.")),
    "network.no_way": str(QT_TRANSLATE_NOOP("DeskWords", "There is no way to {place}. Check the network.")),
    "network.failed": str(QT_TRANSLATE_NOOP("DeskWords", "The connection to {place} failed: {why}.")),
    "network.no_answer": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer.")),
    "network.no_answer_tls": str(QT_TRANSLATE_NOOP("DeskWords", "{place} does not answer. If the platform gives an {plain} address, use that.")),
    "network.it_says": str(QT_TRANSLATE_NOOP("DeskWords", "It says: \"{words}\".")),
    "network.certificate_of_other": str(QT_TRANSLATE_NOOP("DeskWords", "The server's certificate is not for {host}: it may be somebody else's server")),
    "network.certificate_expired": str(QT_TRANSLATE_NOOP("DeskWords", "The server's certificate has expired")),
    "network.certificate_not_yet": str(QT_TRANSLATE_NOOP("DeskWords", "The server's certificate is not valid yet: check this computer's date")),
    "network.certificate_unknown": str(QT_TRANSLATE_NOOP("DeskWords", "The server's certificate is from nobody this computer trusts")),
}
