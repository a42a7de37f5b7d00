"""The pages of the explorer: a module a kind of page, with its `blueprint` and `paths()`; `view` is what all share."""
