"""Pure functions on str: folding, words, stems, stop words, dates. No I/O, no model, no business rule."""
