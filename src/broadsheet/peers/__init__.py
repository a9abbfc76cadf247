"""Other extractors, to compare with: each as one function from the bytes of a page to a result of one form.

>>> from broadsheet.peers import PEERS, load_peer
>>> sorted(PEERS)  # doctest: +ELLIPSIS
['boilerpy3', 'goose3', 'justext', ...]
>>> load_peer("trafilatura").extract(b"<p>High water is at noon.", None).text  # doctest: +SKIP
'High water is at noon.'

None of them is installed with broadsheet: ``pip install`` those that you want to compare with.
"""

from broadsheet.peers.registry import PEERS, Peer, installed_peers, is_peer, load_peer
from broadsheet.peers.result import PeerError, PeerResult

__all__ = ["PEERS", "Peer", "PeerError", "PeerResult", "installed_peers", "is_peer", "load_peer"]
