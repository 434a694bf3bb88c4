"""Container images made in memory: layers, images, and OCI image layouts on disk."""

import functools
import gzip
import hashlib
import io
import json
import os
import platform
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from support import packages

ARCHITECTURE = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
OTHER_ARCHITECTURE = {"amd64": "arm64", "arm64": "amd64"}[ARCHITECTURE]
FUNCTION_ARCHITECTURE = {"amd64": "x86_64", "arm64": "arm64"}

MANIFEST = "application/vnd.oci.image.manifest.v1+json"
INDEX = "application/vnd.oci.image.index.v1+json"
CONFIG = "application/vnd.oci.image.config.v1+json"
LAYER = "application/vnd.oci.image.layer.v1.tar"
# The same of the older form, which docker push still makes.
DOCKER_MANIFEST = "application/vnd.docker.distribution.manifest.v2+json"
DOCKER_CONFIG = "application/vnd.docker.container.image.v1+json"
DOCKER_LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip"


def digest(data):
    return "sha256:" + hashlib.sha256(data).hexdigest()


@functools.cache
def program():
    """The static program that images of tests run."""
    source = packages.FUNCTIONS / "c" / "image.c"
    with tempfile.TemporaryDirectory() as directory:
        built = Path(directory) / "image"
        subprocess.run(["gcc", "-static", "-Os", "-s", "-Wall", "-Werror", "-o", built, source], check=True)
        return built.read_bytes()


def layer(files, *, compression="gzip"):
    """A layer of `{path: content or (content, mode) or Link or Directory}`; `(media type, bytes)`."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in files.items():
            entry = content if isinstance(content, tarfile.TarInfo) else tarfile.TarInfo(path)
            data = None
            if content is None:
                entry.type, entry.mode = tarfile.DIRTYPE, 0o755
            elif not isinstance(content, tarfile.TarInfo):
                data, entry.mode = content if isinstance(content, tuple) else (content, 0o644)
                data = data.encode() if isinstance(data, str) else data
                entry.size = len(data)
            entry.mtime = 1_700_000_000
            archive.addfile(entry, io.BytesIO(data) if data is not None else None)
    data = buffer.getvalue()
    if compression == "gzip":
        return LAYER + "+gzip", gzip.compress(data, 1, mtime=0)
    if compression == "zstd":
        packed = subprocess.run(["zstd", "-q", "-1", "-c"], input=data, stdout=subprocess.PIPE, check=True).stdout
        return LAYER + "+zstd", packed
    return LAYER, data


def link(path, target, kind=tarfile.SYMTYPE):
    entry = tarfile.TarInfo(path)
    entry.type, entry.linkname = kind, target
    return entry


@dataclass
class Image:
    """An image and all its parts, by digest."""

    layers: list
    config: dict = field(default_factory=dict)
    architecture: str = ARCHITECTURE
    media_type: str = MANIFEST
    parts: dict = field(init=False)

    def __post_init__(self):
        self.parts = {digest(data): data for _, data in self.layers}
        document = {
            "architecture": self.architecture,
            "os": "linux",
            "config": self.config,
            "rootfs": {"type": "layers", "diff_ids": [digest(data) for _, data in self.layers]},
        }
        config = json.dumps(document).encode()
        self.parts[digest(config)] = config
        manifest = {
            "schemaVersion": 2,
            "mediaType": self.media_type,
            "config": {"mediaType": DOCKER_CONFIG if self.media_type == DOCKER_MANIFEST else CONFIG, "digest": digest(config), "size": len(config)},
            "layers": [{"mediaType": kind, "digest": digest(data), "size": len(data)} for kind, data in self.layers],
        }
        self.manifest = json.dumps(manifest).encode()
        self.digest = digest(self.manifest)

    @property
    def hex(self):
        return self.digest.removeprefix("sha256:")

    @property
    def descriptor(self):
        return {"mediaType": self.media_type, "digest": self.digest, "size": len(self.manifest)}


def index(*images):
    """A list of images by platform, as bytes."""
    manifests = [
        {**image.descriptor, "platform": {"architecture": image.architecture, "os": "linux"}} for image in images
    ]
    return json.dumps({"schemaVersion": 2, "mediaType": INDEX, "manifests": manifests}).encode()


def write_layout(directory, **tags):
    """An OCI image layout with images by tag."""
    root = Path(directory)
    (root / "blobs" / "sha256").mkdir(parents=True, exist_ok=True)
    manifests = []
    for tag, image in tags.items():
        for name, data in {**image.parts, image.digest: image.manifest}.items():
            (root / "blobs" / "sha256" / name.removeprefix("sha256:")).write_bytes(data)
        manifests.append({**image.descriptor, "annotations": {"org.opencontainers.image.ref.name": tag}})
    (root / "oci-layout").write_text('{"imageLayoutVersion": "1.0.0"}')
    temporary = root / "index.json.new"
    temporary.write_text(json.dumps({"schemaVersion": 2, "manifests": manifests}))
    os.replace(temporary, root / "index.json")
    return root


@functools.cache
def base():
    """The layer that images of tests have in common."""
    return layer({"bin": None, "bin/probe": (program(), 0o755), "etc/name": "base", "data/kept": "k", "data/gone": "g"})


def probe(name="one", *, extra=None, **config):
    """An image that runs the program, with a file that tells which it is."""
    usual = {"Entrypoint": ["/bin/probe"], "Cmd": ["app.handler"], "WorkingDir": "/data", "Env": ["COLOUR=image", "SHAPE=round"]}
    return Image([base(), layer({"etc/name": name, **(extra or {})})], {**usual, **config})
