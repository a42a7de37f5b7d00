"""Queries of strangers, run in processes that can be ended.

    web worker ── client ──▶ server ──▶ query process        each arrow a socket, what runs over it is in `wire`
                               │   ▲         ▲
                               ▼   │         │ forks, ends
                             keeper of the graph

client      what the web application calls: a job in, an answer or an error out
server      takes jobs, chooses which runs when (`schedule`), passes answers on, keeps the limits of time
keeper      holds the graph and forks the query processes from itself
process     runs one query at a time, with bounded memory, behind the `sandbox`
"""
