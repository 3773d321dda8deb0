"""Topic models: engines behind one small interface, and the tables made from any of them."""

from toolkit.topics.engines import ENGINES
from toolkit.topics.fit import topics
from toolkit.topics.model import TopicModel

__all__ = ["ENGINES", "TopicModel", "topics"]
