"""Who is writing: known to the screens that follow the conversation, for seconds."""

from integrations.live import News, Passing
from ui.live import Hub, OpenTab
from ui.typists import GOOD_FOR, Typists

HERE = "talk:customer:1"


def test_a_name_is_good_for_seconds_and_never_ones_own():
    typists = Typists()
    typists.hear(Passing(HERE, "a", "Alice"), now=0)
    typists.hear(Passing(HERE, "b", "Bo"), now=1)
    assert typists.at(HERE, but="a", now=2) == ["Bo"]
    assert typists.at(HERE, but="c", now=2) == ["Alice", "Bo"]
    assert typists.at(HERE, but="c", now=GOOD_FOR + 0.5) == ["Bo"]
    assert typists.at("talk:customer:2", but="c", now=2) == []


def test_what_is_over_is_forgotten():
    typists = Typists()
    typists.hear(Passing(HERE, "a", "Alice"), now=0)
    typists.hear(Passing(HERE, "a", ""), now=1)
    assert typists.known == {}
    typists.hear(Passing(HERE, "a", "Alice"), now=2)
    typists.hear(Passing(HERE, "b", ""), now=2 + GOOD_FOR)
    assert typists.known == {}


def test_only_tabs_that_follow_hear_of_it(monkeypatch):
    hub, woken = Hub(), []
    monkeypatch.setattr(hub, "wake", woken.extend)
    hub.open("reads along", OpenTab(frozenset({"company:1"}), ["x"], {}))
    hub.follow("reads along", HERE)
    hub.follow("closed long ago", HERE)
    assert hub.by_topic == {"company:1": {"reads along"}, HERE: {"reads along"}}
    hub.hear(News(passing=Passing(HERE, "a", "Alice")))
    hub.hear(News(["company:1"]))
    assert woken == [HERE, "company:1"]
    hub.close("reads along")
    assert hub.by_topic == {}
