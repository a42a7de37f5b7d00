"""What answers over HTTP: one module a concern, with its `blueprint` and `paths()`, its OpenAPI description."""
