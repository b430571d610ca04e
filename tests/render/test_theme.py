"""The palette is legible, in both themes and for the three kinds of colour blindness."""

from __future__ import annotations

import colorsys
import json
import re
from itertools import combinations, pairwise

import numpy as np
import pytest

from dashboard.measures.families import EVENTS
from dashboard.render import theme

PALETTES = {"light": theme.LIGHT, "dark": theme.DARK}
TEXTS = ("ink", "ink-2", "accent", "chosen", "warning", "home")
GROUNDS = ("surface", "page", "raised")
FAMILIES = tuple(f"event-{name}" for name in EVENTS)
MEANINGS = ("exports", "imports", "turnover", "balance", "relation", "relation-ended",
            "relation-planned", "contacts", "muted", "chosen", "home", *FAMILIES)  # fmt: skip
CLASSES = tuple(f"class-{number}" for number in range(1, 6))

# Machado, Oliveira, Fernandes (2009), "A Physiologically-based Model for Simulation of Color
# Vision Deficiency", severity 1.0; for linear RGB.
SIGHTS = {
    "usual": np.eye(3),
    "protanopia": np.array([
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ]),
    "deuteranopia": np.array([
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ]),
    "tritanopia": np.array([
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ]),
}  # fmt: skip


def _linear(colour: str) -> np.ndarray:
    part = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)


def _luminance(colour: str, sight: str = "usual") -> float:
    """Relative luminance of WCAG 2.2 of a colour as it is seen."""
    seen = np.clip(SIGHTS[sight] @ _linear(colour), 0, 1)
    return float(seen @ [0.2126, 0.7152, 0.0722])


def _contrast(one: str, other: str, sight: str = "usual") -> float:
    light, dark = sorted((_luminance(one, sight), _luminance(other, sight)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert _contrast("#000000", "#ffffff") == pytest.approx(21)
    assert _contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXTS)
def test_text_can_be_read(name: str, ground: str, text: str) -> None:
    assert _contrast(PALETTES[name][text], PALETTES[name][ground]) >= 4.5


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    "meaning", ["exports", "imports", "turnover", "balance", *(f"choice-{n}" for n in range(1, 5))]
)
def test_the_name_of_a_line_can_be_read_and_is_of_its_hue(name: str, meaning: str) -> None:
    # The name "2021" of exports had the very blue of its line, 3.3 to 1 in the dark.
    seen = {light: PALETTES[name][key] for key, light in theme.LIGHT.items()}
    written, drawn = seen[theme.text_colour(meaning)], seen[theme.colour(meaning)]
    assert _contrast(written, PALETTES[name]["surface"]) >= 4.5
    hues = [colorsys.rgb_to_hsv(*_linear(shade))[0] for shade in (written, drawn)]
    assert abs((hues[0] - hues[1] + 0.5) % 1 - 0.5) < 0.03


@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize(
    ("text", "ground"), [("warning", "warning-pale"), ("accent", "accent-pale"), ("ink-2", "pale")]
)
def test_text_on_its_own_ground_can_be_read(name: str, text: str, ground: str) -> None:
    assert _contrast(PALETTES[name][text], PALETTES[name][ground]) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", PALETTES)
@pytest.mark.parametrize("meaning", MEANINGS)
def test_a_mark_stands_out_from_its_ground(name: str, meaning: str, sight: str) -> None:
    assert _contrast(PALETTES[name][meaning], PALETTES[name]["surface"], sight) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", PALETTES)
def test_exports_and_imports_are_told_apart(name: str, sight: str) -> None:
    assert _contrast(PALETTES[name]["exports"], PALETTES[name]["imports"], sight) >= 3


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", PALETTES)
def test_families_of_events_are_told_apart(name: str, sight: str) -> None:
    seen = [SIGHTS[sight] @ _linear(PALETTES[name][one]) for one in FAMILIES]
    for one, other in combinations(seen, 2):
        # In parts of what lies between black and white, of light as the eye weighs it.
        apart = np.linalg.norm(np.cbrt(np.clip(one, 0, 1)) - np.cbrt(np.clip(other, 0, 1)))
        assert apart >= 0.15


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", PALETTES)
def test_classes_of_the_map_are_a_ladder(name: str, sight: str) -> None:
    steps = [_luminance(PALETTES[name][own], sight) for own in CLASSES]
    assert steps in (sorted(steps), sorted(steps, reverse=True))
    for one, other in pairwise(CLASSES):
        assert _contrast(PALETTES[name][one], PALETTES[name][other], sight) >= 1.25


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", PALETTES)
def test_little_trade_is_told_from_none_on_the_map(name: str, sight: str) -> None:
    """Countries of the lowest class had 1.06 to 1 to those of which nothing is recorded."""
    assert _contrast(PALETTES[name]["class-1"], PALETTES[name]["land"], sight) >= 1.25


def test_both_palettes_have_the_same_meanings_each_with_a_colour_of_its_own() -> None:
    assert list(theme.LIGHT) == list(theme.DARK)
    for palette in PALETTES.values():
        assert len(set(palette.values())) == len(palette)
        assert all(re.fullmatch("#[0-9a-f]{6}", colour) for colour in palette.values())


def test_swapping_there_and_back_changes_nothing() -> None:
    back = {dark: light for light, dark in theme.swap_table().items()}
    assert len(back) == len(theme.LIGHT)
    figure = json.dumps({"bars": list(theme.LIGHT.values()), "text": "#nothing", "n": 1.5})
    dark = theme.swap(figure)
    assert json.loads(dark)["bars"] == list(theme.DARK.values())
    pattern = re.compile("|".join(back))
    assert pattern.sub(lambda found: back[found[0]], dark) == figure


def test_the_style_sheet_names_every_colour_in_both_themes() -> None:
    sheet = theme.style_sheet()
    for palette in PALETTES.values():
        for name, colour in palette.items():
            assert f"--{name}:{colour};" in sheet
    assert sheet.count("{") == sheet.count("}") == 5


def test_the_template_uses_colours_of_the_palette_only() -> None:
    used = set(re.findall("#[0-9a-fA-F]{3,8}", json.dumps(theme.TEMPLATE)))
    assert used <= set(theme.LIGHT.values())
    assert theme.colour("exports") == theme.LIGHT["exports"]


def test_what_is_computed_is_hatched_and_what_is_published_is_not() -> None:
    assert theme.hatch("imports")["pattern"]["fgcolor"] == theme.LIGHT["imports"]
    assert "pattern" not in theme.solid("imports")
    assert theme.layout(height=1)["template"] is theme.TEMPLATE
