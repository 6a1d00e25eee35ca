"""From a view to a page: templates, shipped or the organisation's own."""
