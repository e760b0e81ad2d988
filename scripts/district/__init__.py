"""Builds the bundled district of Port Island from small hand-written tables."""
