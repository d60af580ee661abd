"""From a text to an `Understanding`: the experts, and how sure is sure enough."""
