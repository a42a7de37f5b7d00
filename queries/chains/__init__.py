"""Chains of authority: who acts on whom under the rules of a day, and what follows from it."""
