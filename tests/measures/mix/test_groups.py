import pytest

from toolkit.checks import ToolkitError
from toolkit.measures.mix.groups import need_groups


def test_a_column_of_lists_is_told(eight):
    import toolkit as tk

    corpus = tk.from_frame(eight.docs.assign(tags=[["x"]] * len(eight)))
    with pytest.raises(ToolkitError, match="column 'tags' holds list values"):
        need_groups(corpus, "tags")
