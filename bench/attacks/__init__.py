"""``python -m bench.attacks``: what strangers can do to the server, and what it costs somebody else.

Each attack has a server of its own, started from this checkout with a copy of the tables and an empty cache. Five
visitors change a filter over the real protocol in three phases: alone, while the attackers act, and beside a process
that does nothing but use as much of the processor as the attackers did.

What is fair: attackers, visitors, and server share this machine, which they would not elsewhere. So

- all attackers are one process at the lowest priority, which sends bytes over plain sockets and parses only the first
  line and the headers of an answer;
- the ratio is the visitors' p95 during the attack to that beside the idle burner: what sharing the processor costs is
  in both, so the ratio tells what the server does. The wait without anybody is printed, too;
- attackers do not wait for what ``Retry-After`` says, and have an address of their own (127.0.0.2, where the system
  allows it), as strangers would. How many there are is part of each attack; each begins anew a tenth of a second after
  an answer (a second, or five, where there are a thousand or more), so that sixteen make some 160 requests a second
  where they are refused at once. So many more that one
  process cannot even refuse them are not measured, nor is a web server in front, which could.
"""
