"""Two members of an utterance → what was done to the words."""
