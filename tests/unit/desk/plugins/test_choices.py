"""What the user chose about plugins outlives a second studio that chooses beside this one."""

from pathlib import Path

from studio.desk.plugins import Choices, ChoicesFile


def test_two_studios_keep_each_others_choices(tmp_path: Path) -> None:
    file = ChoicesFile(tmp_path / "plugins.json")
    at_start = Choices(off=frozenset({"irc"}), settings={"vendure": {"rate": 5, "page": "a"}}, personal_data=frozenset({"x"}))
    file.save(Choices(), at_start)
    # each of two studios began with these, and knows nothing of what the other chooses
    file.save(at_start, Choices(frozenset(), {"vendure": {"rate": 6, "page": "a"}, "cards": {"font": "F"}}, frozenset({"x"})))
    file.save(at_start, Choices(frozenset({"irc", "twitch"}), {"vendure": {"rate": 5, "page": "b"}}, frozenset({"y"})))
    assert file.load() == Choices(
        off=frozenset({"twitch"}),
        settings={"vendure": {"rate": 6, "page": "b"}, "cards": {"font": "F"}},
        personal_data=frozenset({"y"}),
    )


def test_a_setting_goes_back_to_its_default(tmp_path: Path) -> None:
    file = ChoicesFile(tmp_path / "plugins.json")
    before = Choices(settings={"vendure": {"rate": 5, "page": "a"}})
    file.save(Choices(), before)
    file.save(before, Choices(settings={"vendure": {"page": "a"}}))
    assert file.load() == Choices(settings={"vendure": {"page": "a"}})
