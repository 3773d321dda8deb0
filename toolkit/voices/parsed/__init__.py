"""Quotations with a pipeline of the user's own, such as a spaCy model: rules first, then its parse.

Nothing here imports spaCy. A pipeline is anything that gives documents as spaCy does: ``lang``,
``max_length`` and ``pipe(texts)``; of a document ``text``, ``ents`` and ``has_annotation("DEP")``;
of its tokens ``i``, ``idx``, ``text``, ``dep_``, ``head``, ``children`` and ``subtree``.
"""
