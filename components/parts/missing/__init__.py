"""What stands at an address where there is no page: that there is none, what may have been meant, and ways on.

Here is no frame around it: on a site that is the site's own, for the application `components/host` makes one.
"""
