"""Reading a model: its words, the documents to read, the names given."""
