"""Names of one's own."""

from __future__ import annotations

import pandas as pd
import pytest

import toolkit as tk


def quoted(text, language, people):
    corpus = tk.from_frame(pd.DataFrame({"text": [text]}), language=language)
    table = corpus.quotes(people=people)
    return table[["person", "source_kind", "resolved"]].values.tolist()


OWN = {"Rana Aziz": {"patterns": ["umm hala", "رنا عزيز"], "why": "Mayor; until 2017 a teacher."}}


def test_another_name_in_english():
    text = "“We stay,” said Umm Hala. “We go,” said Rana Aziz. “No,” said Hiwa Karim."
    assert quoted(text, "en", OWN) == [
        ["Rana Aziz", "official", "alias"],
        ["Rana Aziz", "official", "name"],
        ["Hiwa Karim", "", "name"],
    ]


def test_another_name_in_arabic():
    text = "وقالت رنا عزيز إن الطريق مغلق."
    assert quoted(text, "ar", OWN) == [["Rana Aziz", "official", "alias"]]
    assert quoted(text, "ar", None)[0][0] == "رنا عزيز"


def test_they_go_before_the_lexicon_and_not_in_its_place():
    text = "“We stay,” said Kassim Suleimani. “We go,” said Haidar Abadi."
    assert [row[0] for row in quoted(text, "en", None)] == ["Qasem Soleimani", "Haider al-Abadi"]
    own = {"Hajji Qasem": ["kassim suleimani"]}
    assert [row[0] for row in quoted(text, "en", own)] == ["Hajji Qasem", "Haider al-Abadi"]


def test_given_in_any_way(tmp_path):
    file = tmp_path / "mine.toml"
    file.write_text('["Rana Aziz"]\npatterns = ["umm hala"]\nwhy = "Mayor"\n', "utf-8")
    text = "“We stay,” said Umm Hala."
    expected = [["Rana Aziz", "official", "alias"]]
    assert quoted(text, "en", str(file)) == quoted(text, "en", tk.themes(file)) == expected
    assert quoted(text, "en", ["Umm Hala"]) == [["Umm Hala", "", "name"]]
    with pytest.raises(tk.ToolkitError, match="There is no theme in what was given"):
        quoted(text, "en", [])
    with pytest.raises(tk.ToolkitError, match="There is no theme file 'Umm Hala'"):
        quoted(text, "en", "Umm Hala")
