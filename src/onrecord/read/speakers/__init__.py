"""Sources → whom they stand for: coreference within an article."""
