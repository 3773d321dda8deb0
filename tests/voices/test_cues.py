import pytest

import toolkit as tk
from toolkit.voices import cues


def test_forms_and_stances():
    english = cues.read("en")
    assert english["words"]["said"] == "neutral"
    assert english["words"]["claimed"] == "distancing"
    assert english["words"]["admitted"] == "endorsing"
    assert english["no such list"] == {}


@pytest.mark.parametrize(
    ("cue", "stance"),
    [
        ("said", "neutral"),
        ("according to", "neutral"),
        ("later alleged", "distancing"),
        ("has since Admitted", "endorsing"),
        ("pointed out", "neutral"),
        ("in the words of", "neutral"),
        ("rowed", ""),
        ("", ""),
    ],
)
def test_stance_of_a_cue_as_written(cue, stance):
    assert cues.read("en").stance(cue) == stance


def test_the_longest_form_decides():
    known = cues.Cues("xx", {"words": {"put": "neutral", "put about": "distancing"}})
    assert known.stance("he put about that") == "distancing"
    assert known.stance("he put that") == "neutral"


def test_a_language_without_cues_is_told():
    with pytest.raises(tk.ToolkitError, match=r"no cues for the language 'tlh'; there are .*'en'"):
        cues.read("tlh")


def test_a_table_that_is_no_stance_is_told(tmp_path, monkeypatch):
    (tmp_path / "xx.toml").write_text('[friendly]\nwords = ["said"]\n')
    monkeypatch.setattr(cues, "_FOLDER", tmp_path)
    cues.read.cache_clear()
    with pytest.raises(tk.ToolkitError, match=r"xx\.toml: no stance 'friendly'"):
        cues.read("xx")
    cues.read.cache_clear()
