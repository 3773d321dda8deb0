"""A corpus whose truth is known, to draw samples from."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

import toolkit as tk

PERSIAN = "نیروهای عراقی وارد کرکوک شدند.\nپیشمرگه‌ها شهر را ترک کردند."


@pytest.fixture(scope="session")
def truth() -> pd.DataFrame:
    """600 documents of three outlets; the lexicon ["oil"] errs both ways, by outlet."""
    rng = np.random.default_rng(7)
    outlet = np.repeat(["Citadel", "Gulf", "Tigris"], [300, 180, 120])
    true = rng.random(600) < 0.2
    found = np.where(true, rng.random(600) < 0.7, rng.random(600) < 0.05)
    days = pd.to_datetime("2017-10-01") + pd.to_timedelta(rng.integers(0, 90, 600), "D")
    return pd.DataFrame(
        {
            "doc_id": [f"d{i:03}" for i in range(600)],
            "date": days.strftime("%Y-%m-%d"),
            "outlet": outlet,
            "title": [f"Report {i}" for i in range(600)],
            "text": np.where(found, "They spoke of oil again.", "It rained on Erbil."),
            "language": "en",
            "true": true,
        }
    )


@pytest.fixture(scope="session")
def judged(truth: pd.DataFrame) -> tk.Corpus:
    """The 600 documents as a corpus, without their truth."""
    return tk.from_frame(truth.drop(columns="true"))


@pytest.fixture
def few() -> tk.Corpus:
    """Six documents with texts that are hard on files and pages, one Persian."""
    texts = [
        '=HYPERLINK("http://x","oil")',
        "Kirkuk fell. <script>alert('oil')</script> & \"so\" on",
        PERSIAN,
        "One line\r\nand another\n\n, of oil; with\ttabs and a NUL \0 too",
        "",
        "rain, rain",
    ]
    return tk.from_frame(
        pd.DataFrame(
            {
                "doc_id": [f"d{i}" for i in range(6)],
                "title": ["@sum", "A <b>title</b>", "سقوط کرکوک", "-1", "", "Rain"],
                "text": texts,
                "outlet": ["A", "A", "B", "B", "A", "B"],
                "language": ["en", "en", "fa", "en", "en", "en"],
                "date": "2017-10-16",
            }
        )
    )
