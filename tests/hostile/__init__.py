"""Files built to harm: made here or given as an archive, and judged by what the installed command makes of them."""
