"""One connection that is kept open, as cheap as Python's own client."""

import http.client


class Connection:
    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)

    def exchange(self, method, target, headers, body=b""):
        """The status and the body of the answer."""
        self.connection.request(method, target, body=body, headers=headers)
        answer = self.connection.getresponse()
        return answer.status, answer.read()

    def close(self):
        self.connection.close()
