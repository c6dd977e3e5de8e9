"""Sovereign states and territories with an ISO 3166-1 code, and former ones of ISO 3166-3, by name or demonym.

A country inside another proper name ("Bank of China", "the Congo River") is no mention, nor is a capital that stands
for its government.
"""
