"""Okilet's endpoint beside other SPARQL servers: eight questions over HTTP, in one run.

python -m benchmarks.endpoint [--sizes 20000,1000000] [--rounds 3]

graph.py      a generated graph of offices, organs and rules, in the model of `ontology`
questions.py  the eight queries (`queries/*.rq`) and the parameters they are asked with
servers.py    how each server is started, and the address of a question on it
load.py       requests a second under eight clients (wrk)
answers.py    whether the servers answer alike
results.py    what a run came to, as JSON and as the table of `docs/performance.md`
"""
