"""LDAvis as one page that needs no network."""

from __future__ import annotations

import json
import warnings
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from toolkit.checks import ToolkitError, whole
from toolkit.topics.keeping.layout import layout
from toolkit.written import written

if TYPE_CHECKING:
    from toolkit.topics.model import TopicModel

FLOOR = 1e-12  # the logarithm of a word that a topic has not
STEP = 0.05  # between two values of lambda
# Nothing may be fetched, and no script but those in the page may run.
POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
<style>{css}
body {{ font-family: sans-serif; margin: 1em; }}
td, th {{ text-align: start; padding: 0 1em 0 0; }}</style>
</head>
<body>
<div id="ldavis"></div>
<p>{about}</p>
<table>
<tr><th>on the map</th><th>topic</th><th>name</th><th>share</th></tr>
{rows}
</table>
<script>{d3}</script>
<script>{ldavis}</script>
<script>new LDAvis("#ldavis", {data});</script>
</body>
</html>
"""


def ldavis(model: TopicModel, path: str | Path, n: int = 30, *, overwrite: bool = False) -> Path:
    """Write LDAvis, the interactive map of topics and their terms, as one page.

    It opens in any browser without network, as everything is in the file. Places are those of
    ``model.layout()``. LDAvis numbers topics from 1; a list below says which is which.

    Parameters
    ----------
    path : path
        A new file, ``.html``.
    n : int
        Terms shown of each topic, 1 to 30.
    overwrite : bool
        Whether to replace a file that is there; it is refused otherwise.

    Returns
    -------
    Path

    Raises
    ------
    ToolkitError
        pyLDAvis is not installed, the texts are not at hand, or a value cannot be used.

    References
    ----------
    Sievert, C. and Shirley, K. (2014). LDAvis: a method for visualizing and interpreting topics.
    """
    if whole("n", n, least=1) > 30:
        raise ToolkitError(f"n={n} terms do not fit the page; allowed: 1 to 30.")
    with written(path, (".html",), overwrite, packed=False) as stream:
        stream.write(_page(model, n).encode())
    return Path(path)


def _page(model: TopicModel, n: int) -> str:
    urls, prepare = _library()
    table = layout(model)
    counts = model.counts
    seen = np.flatnonzero(np.diff(counts.indptr))
    phi = model.phi + FLOOR
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what pandas means to change
        found = prepare(
            phi / phi.sum(axis=1, keepdims=True),
            model.theta[seen],
            counts.sum(axis=1)[seen],
            model.vocabulary,
            counts.sum(axis=0),
            R=n,
            lambda_step=STEP,
            mds=lambda _: table[["x", "y"]].to_numpy(),
            n_jobs=1,
            sort_topics=False,
            plot_opts={"xlab": "", "ylab": ""},
        )
    s = model.settings
    about = (
        f"{s['k']} topics by {s['engine']} (seed {s['seed']}). Places only approximate how much "
        f"the words of topics differ: stress {table['stress'].iloc[0]:.2f}, 0 for exact. Circles "
        "are shares of the words; the list has mean shares of the documents."
    )
    rows = [
        f'<tr><td>{topic + 1}</td><td>{topic}</td><td><bdi dir="auto">{escape(label)}</bdi></td>'
        f"<td>{100 * share:.1f} %</td></tr>"
        for topic, label, share in zip(table["topic"], table["label"], table["share"], strict=True)
    ]
    return PAGE.format(
        policy=POLICY,
        title=escape(f"{s['k']} topics"),
        css=Path(urls.LDAVIS_CSS_LOCAL).read_text("utf-8"),
        about=escape(about),
        rows="\n".join(rows),
        d3=Path(urls.D3_LOCAL).read_text("utf-8"),
        ldavis=Path(urls.LDAVIS_LOCAL).read_text("utf-8"),
        # A word cannot end the script that it stands in.
        data=json.dumps(json.loads(found.to_json()), ensure_ascii=False, sort_keys=True)
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e"),
    )


def _library() -> tuple[Any, Any]:
    try:
        with warnings.catch_warnings():  # it changes which warnings are shown, for everyone
            import pyLDAvis
            from pyLDAvis import urls
    except ImportError:
        raise ToolkitError(
            "ldavis needs the package pyLDAvis. Install it: "
            "pip install media-discourse-toolkit[topics]. A still map: "
            "tk.plot.topic_map(model.layout())."
        ) from None
    return urls, pyLDAvis.prepare
