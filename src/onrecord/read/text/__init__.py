"""A text before anything is known of what it says: sentences, quotations, words, and closed classes of English."""
