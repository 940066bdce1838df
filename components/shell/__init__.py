"""What surrounds the pages: routes for assets and data, security headers, the page's frame."""
