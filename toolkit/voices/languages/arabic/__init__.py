"""The rules of Arabic.

The verb opens its clause and its subject follows, up to a preposition, a mark or "that"; a verb
with no subject behind it goes on with the one before it in the sentence, or with none.
"""
