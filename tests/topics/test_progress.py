import os
import subprocess
import sys

import pytest
import tqdm

from toolkit.topics.progress import watched


@pytest.fixture
def bars(monkeypatch):
    """Every bar that is made, with what it was asked for."""
    made = []

    class Bar(tqdm.tqdm):
        def __init__(self, *args, **given):
            made.append((self, given))
            super().__init__(*args, **given)

    monkeypatch.setattr(tqdm, "tqdm", Bar)
    return made


def test_it_is_the_list_that_it_watches(bars):
    with watched(["a", "b"], 2) as documents:
        assert len(documents) == 2
        assert list(documents) == list(documents) == ["a", "b"]
    ((bar, _),) = bars
    assert (bar.n, bar.total) == (4, 4)


@pytest.mark.parametrize("engine", ["nmf", "lda"])
def test_a_fit_fills_its_bars(planted, bars, engine):
    assert len(planted.corpus.tokens)  # indexing has a bar of its own
    bars.clear()
    planted.corpus.topics(4, engine=engine)
    wanted = ["fitting topics", "topic shares"] if engine == "nmf" else ["fitting topics"]
    assert [given["desc"] for _, given in bars] == wanted
    for bar, given in bars:
        assert given["delay"] == 1.0 and given["leave"] is False
        assert bar.n == bar.total


def test_a_fast_fit_is_silent(capfd):
    with watched(["a", "b"], 2) as documents:
        assert [*documents, *documents]
    assert capfd.readouterr() == ("", "")


SLOW = """
import time
from toolkit.topics.progress import watched
with watched([1, 2], 1) as documents:
    for document in documents:
        time.sleep(1.1 if document == 1 else 0)
"""


@pytest.mark.parametrize(("disable", "shown"), [("", True), ("1", False)])
def test_a_slow_fit_shows_a_bar_unless_that_is_turned_off(disable, shown):
    env = {**os.environ, "TQDM_DISABLE": disable}
    made = subprocess.run(
        [sys.executable, "-c", SLOW], env=env, capture_output=True, text=True, check=True
    )
    assert ("fitting topics" in made.stderr) == shown
    assert not made.stdout
