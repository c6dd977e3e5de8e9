"""What the kinds share: pure grammars and tables. Nothing here knows a kind, a file of the user or a clock."""
