"""From a show to the workers it needs."""

from __future__ import annotations

import msgspec

from studio.contracts import wire
from studio.contracts.specs import EncoderSpec, PluginSpec, SinkSpec, SourceSpec, Spec, View
from studio.desk.desired_processes import Wanted, desired_processes
from studio.document import model
from studio.kinds import sources, targets
from studio.show.compile import compile_plan, source_sizes
from studio.show.stage import first

SHOW = model.Show(
    canvases=(model.Canvas(id="main", name="Main"), model.Canvas(id="tall", name="Tall", width=720, height=1280)),
    sources=(
        model.Source(id="cam", name="Cam", input=sources.TestCard()),
        model.Source(id="mic", name="Mic", input=sources.SoundDevice()),
        model.Source(id="mute", name="Mute", input=sources.MediaFile(path="/m.mp4")),
    ),
    scenes=(model.Scene(id="one", name="One", layouts={"main": (model.Item(id="i", source="cam", width=640, height=360),)}),),
    strips=(model.Strip(source="mic"),),
    encodings=(
        model.Encoding(id="wide", canvas="main", encoder="nvenc"),
        model.Encoding(id="high", canvas="tall", video_bps=2_000_000),
    ),
    destinations=(
        model.Destination(id="a", name="A", encoding="wide", target=targets.RtmpPush(url="rtmp://h/app/secret", ca_file="/ca")),
        model.Destination(id="b", name="B", encoding="wide", target=targets.Recording(folder="/r")),
        model.Destination(id="c", name="C", encoding="high", target=targets.Rehearsal()),
        model.Destination(id="d", name="D", encoding="high", target=targets.RtmpPush(url="rtmps://h/live", key_ref="k")),
    ),
)


def wished(show: model.Show = SHOW, **more: object) -> dict[str, Spec]:
    plan = compile_plan(show, first(show), 1, {}, 0)
    wanted = Wanted(show=show, plan=plan, sizes=source_sizes(show, {}))
    for name, value in more.items():
        object.__setattr__(wanted, name, value)
    return desired_processes(wanted)


def test_off_air_only_what_makes_pictures_runs() -> None:
    specs = wished()
    assert list(specs) == ["source.cam", "source.mic", "source.mute", "source.slate", "mixer"]
    cam, mic = specs["source.cam"], specs["source.mic"]
    assert isinstance(cam, SourceSpec)
    assert isinstance(mic, SourceSpec)
    assert (cam.size, cam.want_sound, mic.want_sound) == ((640, 360), False, True)


def test_each_plugin_has_a_process_by_its_connection() -> None:
    specs = wished(plugins=(PluginSpec("snow", "/plugins/snow"),))
    assert specs["plugin.snow"] == PluginSpec("snow", "/plugins/snow")


def test_one_encoder_for_all_destinations_of_an_encoding() -> None:
    specs = wished(active=frozenset({"a", "b"}))
    assert [name for name in specs if name.startswith(("encoder", "sink"))] == ["encoder.wide", "sink.a", "sink.b"]
    encoder = specs["encoder.wide"]
    assert isinstance(encoder, EncoderSpec)
    assert (encoder.codec, encoder.width, encoder.height, encoder.canvas) == ("h264_nvenc", 1280, 720, "main")
    assert (encoder.video_codec, encoder.audio_codec) == ("h264", "aac")


def test_an_encoder_outlives_its_last_sink() -> None:
    assert "encoder.wide" in wished(lingering=frozenset({"wide"}))


def test_a_key_in_the_address_goes_no_further() -> None:
    sink = wished(active=frozenset({"a"}))["sink.a"]
    assert isinstance(sink, SinkSpec)
    assert sink.target == targets.RtmpPush(url="rtmp://h/app", ca_file="/ca")
    assert b"secret" not in wire.encode(sink)


def test_an_address_with_its_key_elsewhere_stays_whole() -> None:
    sink = wished(active=frozenset({"d"}))["sink.d"]
    assert isinstance(sink, SinkSpec)
    assert isinstance(sink.target, targets.RtmpPush)
    assert sink.target.url == "rtmps://h/live"


def test_the_rehearsal_waits_for_its_platform() -> None:
    assert "sink.c" not in wished(active=frozenset({"c"}))
    sink = wished(active=frozenset({"c"}), taken_at={"rehearsal": "rtmp://127.0.0.1:5/live"})["sink.c"]
    assert isinstance(sink, SinkSpec)
    assert sink.target == targets.RtmpPush(url="rtmp://127.0.0.1:5/live")


def test_auto_takes_what_opens_here() -> None:
    for codec in ("libx264", "h264_nvenc"):
        encoder = wished(active=frozenset({"d"}), auto_codec=codec)["encoder.high"]
        assert isinstance(encoder, EncoderSpec)
        assert encoder.codec == codec


def test_windows_and_monitor_cost_nothing_until_wanted() -> None:
    view = View("v", "program", "main", "main", 320, 180, 30.0)
    show = msgspec.structs.replace(SHOW, master=model.Master(monitor_device=""))
    assert {"multiview", "speaker.monitor"}.isdisjoint(wished())
    assert {"multiview", "speaker.monitor"} <= wished(show, views=(view,)).keys()
