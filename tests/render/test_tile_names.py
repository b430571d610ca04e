from dashboard.render.tile_names import codes_in_room

CRANES, BOILERS = "<b>8426 Lifting cranes</b>", "<b>8404<br>Auxiliary<br>boiler<br>equipment</b>"


def figure(*labels: str) -> dict:
    tiles = {"type": "treemap", "labels": [*labels], "text": ["151.9 · 96%", "6.3<br>4.0%"],
             "values": [151.9, 6.3]}  # fmt: skip
    return {"data": [tiles], "layout": {}}


def test_a_tile_too_low_for_its_name_has_its_number_in_a_picture() -> None:
    whole = figure(CRANES, BOILERS)
    shown = codes_in_room(whole, 700, 500)
    assert shown["data"][0]["labels"] == [CRANES, "<b>8404</b>"]
    assert whole["data"][0]["labels"] == [CRANES, BOILERS]


def test_names_with_room_and_those_without_a_number_stay() -> None:
    for whole, size in (
        (figure(CRANES, BOILERS), (1800, 900)),
        (figure(CRANES, "4 others"), (9, 40)),
    ):
        shown = codes_in_room(whole, *size)
        assert shown["data"][0]["labels"][1] == whole["data"][0]["labels"][1]
    bars = {"data": [{"type": "bar"}], "layout": {}}
    assert codes_in_room(bars, 700, 500) is bars
