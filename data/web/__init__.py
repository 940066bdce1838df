"""How another host is asked, with the care that an unknown host needs: one request, one answer.

The only place with sockets; what an answer means is for others to say.
"""
