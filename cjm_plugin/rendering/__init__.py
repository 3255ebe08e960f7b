"""Facts become pages and files: urls, views, templates, charts. Nothing here loads or knows the host."""
