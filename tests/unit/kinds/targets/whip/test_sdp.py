"""Offers and answers: what is changed, and what nothing can be sent after."""

from __future__ import annotations

from studio.kinds.targets.whip import address, sdp

PLACE = address.parse("https://live.example/whip")
AUDIO = "m=audio 9 UDP/TLS/RTP/SAVPF 111\r\na=rtpmap:111 opus/48000/2\r\n"
VIDEO = "m=video 9 UDP/TLS/RTP/SAVPF 106\r\na=rtpmap:106 H264/90000\r\n"
HEAD = "v=0\r\no=- 1 2 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n"
HOST = "a=candidate:1 1 udp 2130706431 10.0.0.5 5000 typ host\r\n"
REFLEXIVE = "a=candidate:2 1 UDP 2130706999 198.51.100.7 6000 typ srflx raddr 10.0.0.5 rport 5000\r\n"


def test_baseline_is_offered_as_the_constrained_one_and_other_profiles_stay() -> None:
    assert sdp.to_server("a=fmtp:106 profile-level-id=42001f\r\n") == "a=fmtp:106 profile-level-id=42e01f\r\n"
    assert sdp.to_server("a=fmtp:106 profile-level-id=64001f\r\n") == "a=fmtp:106 profile-level-id=64001f\r\n"


def test_an_answer_that_takes_both_is_none_to_complain_of() -> None:
    assert sdp.refusal(HEAD + AUDIO + HOST + VIDEO, PLACE) is None


def test_what_is_not_taken_is_said() -> None:
    for answer, words in (
        (HEAD + AUDIO + HOST + VIDEO.replace("video 9", "video 0"), "takes no H.264"),
        (HEAD + AUDIO + HOST + VIDEO.replace("H264", "VP8"), "takes no H.264"),
        (HEAD + AUDIO.replace("audio 9", "audio 0") + HOST + VIDEO, "takes no Opus"),
        (HEAD + VIDEO + HOST, "takes no Opus"),
        (HEAD + AUDIO + VIDEO, "names no address for pictures and sound"),
        (HEAD + AUDIO + VIDEO + HOST.replace("10.0.0.5", "a-b-c.local"), "names no address for pictures and sound"),
        (HEAD + AUDIO + VIDEO + HOST.replace("udp", "tcp"), "names no address for pictures and sound"),
        ("<html>Welcome</html>", "does not answer as WHIP does"),
    ):
        refused = sdp.refusal(answer, PLACE)
        assert refused is not None
        assert refused.severity == "refused"
        assert words in refused.text
        assert refused.text.startswith("live.example:443 ")


def test_wishes_for_a_key_picture_are_offered_to_be_heard() -> None:
    offered = "a=rtcp-fb:106 nack\r\na=rtpmap:105 rtx/90000\r\n"
    assert sdp.to_server(offered) == "a=rtcp-fb:106 nack\r\na=rtcp-fb:106 nack pli\r\na=rtpmap:105 rtx/90000\r\n"


def test_the_names_that_checks_are_made_with_are_found() -> None:
    assert sdp.credentials("v=0\r\na=ice-ufrag:ab12\r\na=ice-pwd:s3cret\r\n") == ("ab12", "s3cret")
    assert sdp.credentials("v=0\r\n") == ("", "")


def test_candidates_come_best_first_and_the_muxer_gets_the_relay() -> None:
    tcp = "a=candidate:3 1 tcp 2130709999 10.0.0.5 9 typ host tcptype active\r\n"
    answer = HEAD + AUDIO + HOST + tcp + REFLEXIVE + "a=end-of-candidates\r\n" + VIDEO + HOST
    assert sdp.candidates(answer) == [("198.51.100.7", 6000), ("10.0.0.5", 5000)]
    told = sdp.to_muxer(answer, ("127.0.0.1", 7000))
    lines = [line for line in told.splitlines() if line.startswith("a=candidate")]
    assert lines == ["a=candidate:1 1 udp 2130706431 127.0.0.1 7000 typ host"]
    assert told.index("m=audio") < told.index("a=candidate") < told.index("a=rtpmap:111")
    assert told.endswith("a=rtpmap:106 H264/90000\r\n")


def test_candidates_that_cannot_be_are_none_and_nobody_lists_a_whole_network() -> None:
    for wrong in ("10.0.0.5 99999", "10.0.0.5 0", "10.0.0.5 " + "9" * 5_000, "10.0.0.5 ٥٠٠٠"):
        assert sdp.candidates(HOST.replace("10.0.0.5 5000", wrong)) == []
        assert sdp.refusal(HEAD + AUDIO + VIDEO + HOST.replace("10.0.0.5 5000", wrong), PLACE) is not None
    assert sdp.candidates(HOST.replace("2130706431", "9" * 5_000)) == []
    assert len(sdp.candidates("".join(HOST.replace("5000", str(port)) for port in range(1, 2_000)))) == 16


def test_an_address_is_one_however_it_is_written() -> None:
    long = HOST.replace("10.0.0.5", "2001:DB8:0:0:0:0:0:5")
    short = HOST.replace("10.0.0.5", "2001:db8::5")
    assert sdp.candidates(long + short) == [("2001:db8::5", 5000)]
