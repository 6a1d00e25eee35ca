"""Documents that people sign and keep: one module each, from plain view values through templates to HTML and PDF."""
