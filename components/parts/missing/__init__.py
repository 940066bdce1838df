"""What stands at an address where there is no page: that there is none, what may have been meant, and ways on."""
