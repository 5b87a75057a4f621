"""Report text on its way to the browser: harmless, marked, and with offsets the browser counts by."""
