"""Measure one step of following themes in this process and print the figures as JSON.

``tracking_peers.py STEP FILE FOLDER``: the articles that ``tracking_text.py`` made, and the
folder that the step ``build`` saves a corpus in. Every step but ``build`` and ``track`` compares
us with what users would write otherwise, and what the two found.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from measure import peak

Figures = dict[str, Any]
DRAWS = 1000
UNITS, CODERS, CELLS = 1000, 3, 100_000


def highest() -> float:
    """Highest resident memory so far, of this process or of the largest child, in MB."""
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(peak(), child / (1e6 if sys.platform == "darwin" else 1e3 / 1.024))


def timed(call: Callable[[], Any]) -> tuple[Any, float]:
    """What a call gives, and its seconds."""
    begin = time.perf_counter()
    found = call()
    return found, time.perf_counter() - begin


def build(file: Path, folder: Path) -> Figures:
    """Make a corpus of a table, index it, save it."""
    import pandas as pd

    import toolkit as tk

    table = pd.read_feather(file)
    size, bare = sum(table["text"].str.len()), highest()
    corpus, taken = timed(lambda: tk.from_frame(table))
    tokens, indexed = timed(lambda: corpus.tokens)
    _, inverted = timed(lambda: tokens.order)
    _, saved = timed(lambda: corpus.save(folder))
    found = {"taken": taken, "indexed": indexed + inverted, "saved": saved}
    found |= {"build": sum(found.values()), "peak": highest(), "bare": bare}
    disk = sum(p.stat().st_size for p in folder.rglob("*") if p.is_file()) / 1e6
    found |= {"docs": len(table), "tokens": len(tokens), "types": len(tokens.types)}
    return found | {"characters": int(size), "disk": disk}


def track(_: Path, folder: Path) -> Figures:
    """Open a saved corpus and follow the themes by week and outlet."""
    begin = time.perf_counter()
    from tracking_text import lexicon

    import toolkit as tk

    themes, made = timed(lambda: tk.themes(lexicon()))
    corpus, opened = timed(lambda: tk.load(folder, quiet=True))
    table, tracked = timed(lambda: corpus.track(themes, by=["week", "outlet"]))
    found = {"total": time.perf_counter() - begin, "cpu": time.process_time(), "peak": highest()}
    found |= {"lexicon": made, "open": opened, "track": tracked}
    _, again = timed(lambda: corpus.track(themes, by=["week", "outlet"]))
    found |= {"again": again, "rows": len(table), "hits": int(table["hits"].sum())}
    return found | {"patterns": len(themes.frame())}


def bootstrap(_: Path, folder: Path) -> Figures:
    """Draw the days of each outlet again, beside a loop over draws and outlets."""
    import numpy as np

    import toolkit as tk

    corpus = tk.load(folder, quiet=True)
    theme = {"state": ["state", "government"]}
    corpus.track(theme)  # the index is opened
    how: dict[str, Any] = {"interval": "bootstrap", "draws": DRAWS}
    ours, week = timed(lambda: corpus.track(theme, by="week", **how))
    _, both = timed(lambda: corpus.track(theme, by=["week", "outlet"], **how))
    _, standard = timed(lambda: corpus.standardise(theme, draws=DRAWS))
    docs = corpus.docs[["doc_id", "date", "outlet"]].copy()
    docs["hit"] = docs["doc_id"].isin(corpus.lookup(theme)["doc_id"])
    bounds, loop = timed(lambda: _looped(docs))
    mine = ours[["low", "high"]].to_numpy()
    return {
        "docs": len(docs), "clusters": docs.groupby(["outlet", "date"]).ngroups,
        "week": week, "both": both, "standardise": standard, "loop": loop,
        "width": float(np.ptp(mine, axis=1).mean() / np.ptp(bounds, axis=1).mean()),
    }  # fmt: skip


def _looped(docs: Any) -> Any:
    """Bounds of each week, from draws of one outlet at a time in plain Python."""
    import numpy as np

    draw = random.Random(1)
    days = docs.groupby([docs["date"].dt.to_period("W"), "outlet", "date"])["hit"]
    weeks: dict[Any, dict[Any, list[tuple[int, int]]]] = {}
    for (week, outlet, _), (n, k) in days.agg(["size", "sum"]).T.items():
        weeks.setdefault(week, {}).setdefault(outlet, []).append((int(n), int(k)))
    bounds = []
    for outlets in weeks.values():
        shares = []
        for _ in range(DRAWS):
            total = hits = 0.0
            for units in outlets.values():
                some = max(len(units) - 1, 1)
                weight = len(units) / some
                for n, k in draw.choices(units, k=some):
                    total += n * weight
                    hits += k * weight
            shares.append(hits / total)
        bounds.append(np.quantile(shares, [0.025, 0.975]))
    return np.array(bounds)


def _english(file: Path, single: bool) -> tuple[Any, dict[str, list[str]], Any]:
    """Articles, patterns of each theme, and the same for us: no endings, as the peers have none."""
    import pandas as pd
    from tracking_text import lexicon

    patterns = {t: given["en"]["patterns"] for t, given in lexicon(50, ["en"], single).items()}
    return pd.read_feather(file), patterns, {t: {"exact": p} for t, p in patterns.items()}


def vectoriser(file: Path, folder: Path) -> Figures:
    """Words by week: counts of the vocabulary and a group-by of pandas."""
    import numpy as np
    import pandas as pd
    from sklearn.feature_extraction.text import CountVectorizer

    import toolkit as tk

    table, patterns, themes = _english(file, True)
    texts, week = table["text"].tolist(), table["date"].dt.to_period("W").rename("week")
    words = sorted({w for listed in patterns.values() for w in listed})

    def theirs() -> Any:
        counts = CountVectorizer(vocabulary=words).transform(texts).tocsc()
        place = {w: i for i, w in enumerate(words)}
        flags = {
            theme: np.asarray(counts[:, [place[w] for w in listed]].sum(axis=1)).ravel() > 0
            for theme, listed in patterns.items()
        }
        return pd.DataFrame(flags).groupby(week).agg(["sum", "mean"])

    return _compared(tk, table, folder, themes, theirs)


def expression(file: Path, folder: Path) -> Figures:
    """Words, phrases and stars by week: a regular expression a theme and a group-by of pandas."""
    import pandas as pd

    import toolkit as tk

    table, patterns, themes = _english(file, False)
    week = table["date"].dt.to_period("W").rename("week")

    def theirs() -> Any:
        text, flags = table["text"].str.lower(), {}  # a third faster than case=False
        for theme, listed in patterns.items():
            some = "|".join(p.replace("*", r"\w*").replace(" ", r"\W+") for p in listed)
            flags[theme] = text.str.contains(rf"\b(?:{some})\b")
        return pd.DataFrame(flags).groupby(week).agg(["sum", "mean"])

    return _compared(tk, table, folder, themes, theirs)


def _compared(tk: Any, table: Any, folder: Path, themes: Any, theirs: Any) -> Figures:
    """From texts to shares with Wilson's interval; the same from a saved corpus; the peer."""
    import numpy as np

    themes = tk.themes(themes)
    saved = tk.load(folder, quiet=True)
    _, opened = timed(lambda: saved.track(themes, interval="wilson"))
    _, again = timed(lambda: saved.track(themes, interval="wilson"))
    ours, fresh = timed(lambda: tk.from_frame(table).track(themes, interval="wilson"))
    other, peer = timed(theirs)
    docs = other.xs("sum", axis=1, level=1).unstack().reindex(list(themes), level=0).to_numpy()
    mine = ours["docs"].to_numpy()
    return {
        "docs": len(table), "texts": fresh, "opened": opened, "again": again, "peer": peer,
        "found": int(mine.sum()), "found_peer": int(docs.sum()),
        "differ": int(np.abs(mine - docs).sum()),
    }  # fmt: skip


def wilson(_: Path, __: Path) -> Figures:
    """Wilson's interval of many cells, beside statsmodels."""
    import numpy as np
    from statsmodels.stats.proportion import proportion_confint

    from toolkit.intervals import wilson as ours

    rng = np.random.default_rng(1)
    total = rng.integers(1, 500, CELLS)
    docs = rng.binomial(total, rng.random(CELLS))
    mine, seconds = timed(lambda: ours(docs, total))
    theirs, peer = timed(lambda: proportion_confint(docs, total, method="wilson"))
    largest = max(float(np.abs(a - b).max()) for a, b in zip(mine, theirs, strict=True))
    return {"ours": seconds, "peer": peer, "differ": largest}


def alpha(_: Path, __: Path) -> Figures:
    """Krippendorff's alpha, beside NLTK; ours always with the interval of a bootstrap."""
    import numpy as np
    import pandas as pd
    from nltk.metrics.agreement import AnnotationTask

    import toolkit as tk

    rng = np.random.default_rng(1)
    truth = rng.integers(3, size=UNITS)
    names = [f"coder {c}" for c in range(CODERS)]
    other = rng.integers(3, size=(CODERS, UNITS))
    codes = np.where(rng.random((CODERS, UNITS)) < 0.8, truth, other)
    table = pd.DataFrame(codes.T, columns=names)
    rows = [(names[c], u, int(codes[c, u])) for c in range(CODERS) for u in range(UNITS)]

    def ours(draws: int) -> Any:
        return tk.agreement(table, coefficients=["krippendorff_alpha"], draws=draws)

    ours(100)
    _, few = timed(lambda: ours(100))
    mine, many = timed(lambda: ours(DRAWS))
    theirs, peer = timed(lambda: AnnotationTask(data=rows).alpha())
    value = float(mine["value"].iloc[0])
    return {"few": few, "many": many, "peer": peer, "differ": abs(value - theirs), "value": value}


STEPS: dict[str, Callable[[Path, Path], Figures]] = {
    "build": build,
    "track": track,
    "bootstrap": bootstrap,
    "vectoriser": vectoriser,
    "expression": expression,
    "wilson": wilson,
    "alpha": alpha,
}

if __name__ == "__main__":
    print(json.dumps(STEPS[sys.argv[1]](Path(sys.argv[2]), Path(sys.argv[3]))))
