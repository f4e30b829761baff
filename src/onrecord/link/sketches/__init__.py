"""A reading as linking sees it, and what finds those that may have something in common."""
