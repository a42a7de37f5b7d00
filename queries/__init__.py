"""The query library, the engine behind it, and authority chains."""
