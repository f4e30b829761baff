"""What holds for all tests: a property has no deadline, as the machine may do other work besides."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("any machine", deadline=None)
settings.load_profile("any machine")
