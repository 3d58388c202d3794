"""Is what an edition quotes really in its sources? Pure: texts in, verdicts out; reads no file."""
