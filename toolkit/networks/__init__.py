"""Networks: of themes that stand together, of who speaks about what, of statements.

Tables and graphs of networkx in, tables and graphs of networkx out.
"""

from toolkit.networks.candidates import statements
from toolkit.networks.confirming import confirmed
from toolkit.networks.cooccurring import cooccurrence_network
from toolkit.networks.cutting import strongest
from toolkit.networks.describing import edges, nodes, summary
from toolkit.networks.discourse import discourse_network
from toolkit.networks.dna import write_dna
from toolkit.networks.export import Written, write, write_tables
from toolkit.networks.sheet import read_statements, write_statements
from toolkit.networks.sources import source_theme_network

__all__ = [
    "Written",
    "confirmed",
    "cooccurrence_network",
    "discourse_network",
    "edges",
    "nodes",
    "read_statements",
    "source_theme_network",
    "statements",
    "strongest",
    "summary",
    "write",
    "write_dna",
    "write_statements",
    "write_tables",
]
