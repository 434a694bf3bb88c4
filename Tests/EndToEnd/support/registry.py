"""A registry of container images: as much of the OCI distribution API as pulling needs."""

import base64
import re
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from support import images


class Registry:
    """Serves the images that it is given; a context manager. With a user and a password, only to those who say them."""

    def __init__(self, user=None, password=None):
        self.manifests = {}
        self.blobs = {}
        self.fetched = Counter()
        self.denied = set()
        self.stalled = set()
        self.is_over = threading.Event()
        self.credentials = base64.b64encode(f"{user}:{password}".encode()).decode() if user else None

    def push(self, repository, tag, image):
        """Puts an image under a tag; of an image of `images`, or the bytes of a manifest."""
        manifest = image if isinstance(image, bytes) else image.manifest
        if not isinstance(image, bytes):
            self.blobs.update(image.parts)
        self.manifests[repository, tag] = self.manifests[repository, images.digest(manifest)] = manifest

    def pull_down(self, repository):
        """Removes a repository's manifests."""
        self.manifests = {key: value for key, value in self.manifests.items() if key[0] != repository}

    def __enter__(self):
        registry = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def do_HEAD(self):
                self.do_GET()

            def do_GET(self):
                status, kind, body, more = registry.answer(self.path, self.headers)
                self.send_response(status)
                for name, value in {"Content-Type": kind, "Content-Length": len(body), **more}.items():
                    self.send_header(name, str(value))
                self.end_headers()
                if self.command == "GET":
                    self.wfile.write(body)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.host = f"127.0.0.1:{self.server.server_port}"
        self.url = f"http://{self.host}"
        threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.is_over.set()
        self.server.shutdown()
        self.server.server_close()

    def answer(self, path, headers):
        if self.credentials and headers.get("Authorization") != f"Basic {self.credentials}":
            body = b'{"errors":[{"code":"UNAUTHORIZED","message":"authentication required"}]}'
            return 401, "application/json", body, {"WWW-Authenticate": 'Basic realm="tests"'}
        if path == "/v2/":
            return 200, "application/json", b"{}", {}
        found = re.fullmatch(r"/v2/(.+)/(manifests|blobs)/([^/]+)", path)
        if found and found[3] in self.denied:
            return 403, "application/json", b'{"errors":[{"code":"DENIED","message":"denied"}]}', {}
        if found and found[2] == "manifests" and (found[1], found[3]) in self.manifests:
            manifest = self.manifests[found[1], found[3]]
            known = (images.INDEX, images.DOCKER_MANIFEST)
            kind = next((kind for kind in known if f'"{kind}"'.encode() in manifest.split(b"manifests")[0]), images.MANIFEST)
            return 200, kind, manifest, {"Docker-Content-Digest": images.digest(manifest)}
        if found and found[2] == "blobs" and found[3] in self.blobs:
            self.fetched[found[3]] += 1
            if found[3] in self.stalled:
                self.is_over.wait(60)
            return 200, "application/octet-stream", self.blobs[found[3]], {}
        code = "MANIFEST_UNKNOWN" if found and found[2] == "manifests" else "BLOB_UNKNOWN"
        message = code.lower().replace("_", " ")
        return 404, "application/json", f'{{"errors":[{{"code":"{code}","message":"{message}"}}]}}'.encode(), {}
