"""What several articles carry word for word, and where a statement comes from."""
