"""Sums of money: how much, in which currency, of what, and what they convert or replace."""
