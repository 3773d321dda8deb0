import pytest

from toolkit.checks import ToolkitError
from toolkit.measures.flags import flags, need_groups


def test_the_flags_agree_with_lookup(eight):
    hits = eight.lookup(["oil", "kirkuk"])
    for name, hit in flags(eight, ["oil", "kirkuk"]):
        found = set(eight.docs["doc_id"][hit])
        assert found == set(hits.loc[hits["theme"] == name, "doc_id"]) != set()


def test_no_theme_is_told(eight):
    with pytest.raises(ToolkitError, match="no theme"):
        list(flags(eight, []))


def test_a_column_of_lists_is_told(eight):
    import toolkit as tk

    corpus = tk.from_frame(eight.docs.assign(tags=[["x"]] * len(eight)))
    with pytest.raises(ToolkitError, match="column 'tags' holds list values"):
        need_groups(corpus, "tags")
