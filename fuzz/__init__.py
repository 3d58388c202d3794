"""Fuzzing by coverage: what takes in strangers' bytes is fed inputs that grow towards code not reached yet."""
