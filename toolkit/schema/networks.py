"""Columns of networks, of statements, and of an article read closely."""

from __future__ import annotations

from toolkit.schema.column import Column

NETWORKS: dict[str, Column] = {
    "organisation": Column("text", "organisation that the person speaks for; empty if not known"),
    "concept": Column("text", "what a statement is for or against"),
    "agreement": Column("flag", "the statement is for the concept; False: against it"),
    "confirmed": Column("flag", "a person has read the statement and found it to be one"),
    "node": Column("text", "node of a network"),
    "other_node": Column("text", "node at the other end of a tie"),
    "node_label": Column("text", "what the node is called in figures"),
    "node_kind": Column("text", "theme, concept, person, organisation, or what sources are"),
    "tie": Column("number", "weight of the tie between two nodes; below 0: more conflict"),
    "sentences": Column("integer", "sentences with both themes"),
    "quotes": Column("integer", "quotations of the source, with the theme, or both"),
    "total_quotes": Column("integer", "all quotations whose source is known"),
    "statements": Column("integer", "confirmed statements that were counted"),
    "agreeing": Column("integer", "of these, those for the concept"),
    "disagreeing": Column("integer", "of these, those against it"),
    "congruence": Column("integer", "products of statements that say the same, summed"),
    "conflict": Column("integer", "products of statements that say the opposite, summed"),
    "concepts": Column("integer", "concepts on which both actors make statements"),
    "actors": Column("integer", "actors who make statements on both concepts"),
    "degree": Column("integer", "number of ties of the node"),
    "strength": Column("number", "sum of the weights above 0 of its ties"),
    "opposition": Column("number", "sum of the weights below 0 of its ties, without their sign"),
    "betweenness": Column("number", "part of the shortest ways that lead through it, 0 to 1"),
    "community": Column("integer", "number of its community, from 0; -1 if none is looked for"),
    "nodes": Column("integer", "number of nodes"),
    "edges": Column("integer", "number of ties"),
    "density": Column("number", "ties / those that could be, 0 to 1"),
    "components": Column("integer", "parts of a network without a tie between them"),
    "communities": Column("integer", "number of communities"),
    "modularity": Column("number", "weight of ties inside communities beyond chance, at most 1"),
    "mark": Column("text", "what is marked: source, cue, content, cited (outlet), name or theme"),
    "stands_for": Column("text", "person, outlet, name or theme that the passage is marked for"),
    "quotation": Column("integer", "number of the quotation in the article, from 1; 0: of none"),
}
