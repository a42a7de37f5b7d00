"""The pages of the explorer: one module a kind of page, with its `blueprint` and `paths()`; `view` is what they share."""
