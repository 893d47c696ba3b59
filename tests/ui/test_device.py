"""What a device is told to do."""

from ui.parts import onward


def test_the_way_onward_carries_its_turn():
    """A prop that the component does not declare becomes a style: then every visit leaves again, round and round."""
    props = onward("/welcome", turn="first").render()["props"]
    assert any("turn" in prop and "first" in prop and "css" not in prop for prop in props)
