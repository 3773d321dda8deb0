import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

import toolkit as tk
from toolkit.checks import ToolkitError
from toolkit.measures.cut_boilerplate import _cut
from toolkit.tokens import Tokens

FOUND = pd.DataFrame({"outlet": ["N", "N"], "passage": ["Read more", "© 2017 North"]})


def corpus(*texts, **columns):
    frame = pd.DataFrame({"text": texts, "language": "en", "outlet": "N"})
    ids = [f"d{n}" for n in range(len(texts))]
    return tk.from_frame(frame.assign(**{"doc_id": ids, **columns}))


def cut(text):
    return corpus(text).without_boilerplate(FOUND).docs["text"].item()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("One.\n\nRead more\n\nTwo.", "One.\n\nTwo."),
        ("One.\nRead more\nTwo.", "One.\nTwo."),
        ("One.\nRead more\n\nTwo.", "One.\n\nTwo."),
        ("One.\n\nREAD MORE »\n\n© 2018 North!", "One."),
        ("Read more\n\nOne.", "One."),
        ("Read more\n\n© 2016 north\n\nOne.\n\nRead more\n\nTwo.", "One.\n\nTwo."),
        ("One.\n  Read more  \n  Two.", "One.\n  Two."),
        ("Read more", ""),
        ("\n\nRead more\n© 2017 North\n", ""),
        ("One.\n\nRead more news\n", "One.\n\nRead more news\n"),
        ("  One.\n\n***\n\nRead more", "  One.\n\n***"),
        ("One.\n\n\nRead more\n\nTwo. \n Three.\n", "One.\n\n\nTwo. \n Three.\n"),
        ("", ""),
    ],
)
def test_what_is_left_stays_as_it_was(text, left):
    assert cut(text) == left


@given(
    st.lists(st.tuples(st.sampled_from(["One two.", "Read more", "***", "© 2019 North"]),
                       st.sampled_from(["\n", "\n\n", " \n\n"]))),
)  # fmt: skip
def test_the_other_lines_stay_in_their_order(parts):
    text = "".join(line + gap for line, gap in parts)
    left = [line for line, _ in parts if line in ("One two.", "***")]
    assert [line.strip() for line in cut(text).split("\n") if line.strip()] == left
    assert cut(cut(text)) == cut(text)


def test_nothing_to_cut_changes_nothing():
    none = np.zeros(0, np.int64)
    assert _cut("  One.\n\nTwo.\n", none, none) == "  One.\n\nTwo.\n"


def test_the_places_are_those_in_the_text_that_still_has_them():
    texts = ["One.\n\nREAD MORE\n\nTwo.", "Three.", "© 2018 North\nFour."]
    one = corpus(*texts, outlet=["N", "N", "N"])
    table = one.boilerplate_places(FOUND)
    assert table.values.tolist() == [
        ["d0", "N", 6, 15, "READ MORE"],
        ["d2", "N", 0, 12, "© 2018 North"],
    ]
    assert [texts[0][6:15], texts[2][0:12]] == table["passage"].tolist()
    assert len(one.without_boilerplate(FOUND).boilerplate_places(FOUND)) == 0


def test_only_the_outlet_of_the_line_is_cut():
    one = corpus("One.\nRead more", "Two.\nRead more", outlet=["N", "S"])
    assert one.without_boilerplate(FOUND).docs["text"].tolist() == ["One.", "Two.\nRead more"]
    assert one.boilerplate_places(FOUND)["doc_id"].tolist() == ["d0"]
    # What a filter has left out is no mistake.
    assert one.where(outlet="S").without_boilerplate(FOUND).docs["text"].item().endswith("more")


def test_rows_taken_out_of_the_table_are_not_cut():
    one = corpus("One.\nRead more\n© 2017 North")
    assert one.without_boilerplate(FOUND.head(1)).docs["text"].item() == "One.\n© 2017 North"
    assert one.without_boilerplate(FOUND.head(0)).docs["text"].item() == one.docs["text"].item()


def test_a_new_corpus_with_an_index_of_its_own():
    one = corpus("Read more\n\nOil in Kirkuk.", "Rain.", events=["x", "y"])
    before = one.tokens
    shorter = one.where("doc_id != 'd9'").without_boilerplate(FOUND)
    assert one.docs["text"].iloc[0].startswith("Read more")
    assert one.tokens is before
    assert shorter.history.iloc[-1].tolist() == [
        "without boilerplate: 1 line(s) cut from 1 document(s)", 2, 2
    ]  # fmt: skip
    assert shorter.kwic("kirkuk")[["start", "end"]].values.tolist() == [[7, 13]]
    assert shorter.kwic("read")["doc_id"].tolist() == []
    again = Tokens.build(shorter.docs["text"])
    assert shorter.tokens.codes.tolist() == again.codes.tolist()
    assert shorter.docs.drop(columns="text").equals(one.docs.drop(columns="text"))
    assert shorter.span == one.span
    with pytest.raises(ToolkitError, match="There is no outlet 'Z'"):
        shorter.where(outlet="Z")


def test_other_columns_and_documents_without_a_value():
    one = corpus("One.\nRead more", "Two.\nRead more", outlet=["", "N"], page=[1.0, np.nan])
    unknown = FOUND.assign(outlet="")
    assert one.without_boilerplate(unknown).docs["text"].tolist() == ["One.", "Two.\nRead more"]
    paged = pd.DataFrame({"page": [np.nan], "passage": ["Read more"]})
    assert one.without_boilerplate(paged, by="page").docs["text"].tolist() == [
        "One.\nRead more", "Two."
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("found", "how", "told"),
    [
        (FOUND.drop(columns="outlet"), {}, r"lacks 'outlet'.*corpus\.boilerplate\(by='outlet'\)"),
        (FOUND.drop(columns="passage"), {}, "lacks 'passage'"),
        (FOUND, {"by": "author"}, "lacks 'author'"),
        (FOUND.assign(outlet="Q"), {}, "names the outlet 'Q', which is not in this"),
        (FOUND.assign(passage="***"), {}, r"The passage '\*\*\*' holds no word"),
        ("Read more", {}, "A table is needed"),
    ],
)  # fmt: skip
def test_what_is_no_such_table_is_told(found, how, told):
    one = corpus("One.\nRead more")
    with pytest.raises(ToolkitError, match=told):
        one.without_boilerplate(found, **how)
    with pytest.raises(ToolkitError, match=told):
        one.boilerplate_places(found, **how)
