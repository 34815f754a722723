from __future__ import annotations

from studio.media.encoding import encoders


def test_probe_says_of_each_whether_it_works() -> None:
    assert encoders.probe(("libx264", "h264_no_such_thing")) == {"encoders": {"libx264": True, "h264_no_such_thing": False}}
