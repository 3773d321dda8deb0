import re
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.matching.patterns import Pattern, find
from toolkit.matching.spellings import JOINER, MOST, spellings
from toolkit.tokens import Tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("kirkuk", ["kirkuk"]),
        ("islamic state", ["islamic state"]),
        ("نفت", ["نفت"]),
        ("نفت oil", ["نفت oil"]),  # no compound across scripts
        ("حزب الله", ["حزب الله", "حزب~الله"]),
        ("حزب~الله", ["حزب~الله", "حزب الله"]),
        ("حزب   الله", ["حزب   الله", "حزب الله", "حزب~الله"]),
        ("می~روند خانه", ["می~روند خانه", "می روند خانه", "می روند~خانه", "می~روند~خانه"]),
        ("oil حزب الله oil", ["oil حزب الله oil", "oil حزب~الله oil"]),
    ],
)
def test_ways_to_write_a_phrase(text, expected):
    assert [s.replace(JOINER, "~") for s in spellings(text.replace("~", JOINER))] == expected


@given(st.lists(st.sampled_from("ab نفت کار".split()), min_size=1, max_size=7), st.data())
def test_every_choice_of_blank_and_joiner_is_there_once(words, data):
    gaps = data.draw(st.lists(st.sampled_from([" ", JOINER]), min_size=6, max_size=6))
    text = "".join(w + g for w, g in zip(words, [*gaps[: len(words) - 1], ""], strict=True))
    arabic = [not w.isascii() for w in words]
    free = [a and b for a, b in pairwise(arabic)]
    if sum(free) > MOST:
        expected = {text}
    else:
        choices = [[" ", JOINER] if f else [g] for f, g in zip(free, gaps, strict=False)]
        expected = {
            "".join(w + g for w, g in zip(words, [*made, ""], strict=True))
            for made in product(*choices)
        }
    found = spellings(text)
    assert found[0] == text and len(found) == len(set(found))
    assert set(found) == expected
    assert len({re.sub(f"[ {JOINER}]", "", s) for s in found}) == 1


def test_a_long_phrase_is_read_as_it_is_written():
    assert len(spellings(" ".join(["نفت"] * (MOST + 1)))) == 2**MOST
    assert spellings(" ".join(["نفت"] * (MOST + 2))) == [" ".join(["نفت"] * (MOST + 2))]


@pytest.mark.parametrize("written", ["حزب الله", f"حزب{JOINER}الله"])
def test_a_pattern_finds_the_blank_the_joiner_and_neither(written):
    texts = ["حزب الله", f"حزب{JOINER}الله", "حزبالله", "حزب و الله", "حزب"]
    tokens = Tokens.build(texts)
    for valuetype in ("glob", "fixed"):
        first, length = find(tokens, Pattern(written, valuetype))
        assert tokens.document_of(first).tolist() == [0, 1, 2]
        assert length.tolist() == [2, 1, 1]
