"""Every figure of people harmed: killed, injured, missing, displaced, detained, kidnapped, rescued, infected ..."""
