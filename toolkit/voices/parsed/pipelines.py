"""Which pipeline reads which language; what cannot be used is refused before anything is read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from toolkit.checks import ToolkitError, listed, one_of

#: Code of pipelines that are for any language.
ANY = "xx"


def pipelines(nlp: Any, allowed: Collection[str], there: Collection[str]) -> dict[str, Any]:
    """Pipelines by language.

    Parameters
    ----------
    nlp : pipeline, or mapping of language to pipeline
        As the user gave it.
    allowed : collection of str
        Languages that are read at all: they have words for cues.
    there : collection of str
        Languages of the documents that are to be read.

    Raises
    ------
    ToolkitError
        A name is given in place of a pipeline, a pipeline has no parser or is for another language
        than it is given for, or none is for a language of the documents.
    """
    if isinstance(nlp, Mapping):
        given = dict(nlp)
        if not given:
            raise ToolkitError("nlp={} has no pipeline. Leave it out, or give {'en': nlp}.")
        for code, one in given.items():
            one_of("language of nlp", code, allowed)
            _need_pipeline(one)
            if one.lang not in (code, ANY):
                raise ToolkitError(
                    f"nlp[{code!r}] is a pipeline for {one.lang!r}. Give it as "
                    f"nlp={{{one.lang!r}: ...}}, or load one for {code!r}."
                )
    else:
        _need_pipeline(nlp)
        one_of("language of nlp", nlp.lang, allowed)
        given = {nlp.lang: nlp}
    if there and given.keys().isdisjoint(there):
        raise ToolkitError(
            f"nlp reads {listed(given)}, and the documents are in {listed(sorted(there))}. Load a "
            "pipeline for one of these, or leave nlp out: the rules need none."
        )
    for code, one in given.items():
        (doc,) = one.pipe(["He said that it rained."])
        if not doc.has_annotation("DEP"):
            raise ToolkitError(
                f"The pipeline for {code!r} has no parser, so that it does not tell who says what. "
                "Load one that has, and do not exclude its parser: "
                "nlp = spacy.load('en_core_web_sm')."
            )
    return given


def _need_pipeline(one: Any) -> None:
    if isinstance(one, str):
        raise ToolkitError(
            f"nlp={one!r} is only the name of a pipeline. Load it first: import spacy; "
            f"nlp = spacy.load({one!r}); corpus.quotes(nlp=nlp)."
        )
    if not (hasattr(one, "pipe") and hasattr(one, "lang")):
        raise ToolkitError(
            f"nlp={one!r:.60} is no pipeline. Give one that is loaded, nlp = "
            "spacy.load('en_core_web_sm'), or several by language: {'en': nlp}."
        )
