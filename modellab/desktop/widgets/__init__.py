"""Small widgets that several pages use; none of them knows the session."""
