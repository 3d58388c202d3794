"""The only place where reading, deciding, keeping, rendering and delivering meet."""
