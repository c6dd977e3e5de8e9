"""One folder is one kind of fact or entity; `factx.registry` finds them on disk."""
