"""What answers over HTTP: one module a concern, each with its `blueprint` and `paths()`, the OpenAPI description of it."""
