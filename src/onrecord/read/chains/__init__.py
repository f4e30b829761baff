"""By which way a statement came to the outlet."""
