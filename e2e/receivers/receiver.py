"""A receiver of webhooks that checks every message with the PyPI library `standardwebhooks`.

Prints one JSON line a message: whether it was genuine, and its type. Its arguments are the port and the file with the
secret, read anew for each message so that a test can exchange it.
"""

import json
import sys
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

from standardwebhooks.webhooks import Webhook, WebhookVerificationError


class Handler(BaseHTTPRequestHandler):
    """Answers 204 to what is genuine and 401 to everything else."""

    def do_POST(self):
        """Takes one message."""
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            message = Webhook(Path(sys.argv[2]).read_text().strip()).verify(body, headers)
            said = {"genuine": True, "id": headers["webhook-id"], "type": message["type"], "data": message["data"]}
        except WebhookVerificationError as error:
            said = {"genuine": False, "error": str(error)}
        print(json.dumps(said), flush=True)
        self.send_response(204 if said["genuine"] else 401)
        self.send_header("content-length", "0")
        self.end_headers()

    def log_message(self, *_):
        """Says nothing of its own."""


HTTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
