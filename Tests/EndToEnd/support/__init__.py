"""What the end-to-end tests share: servers, clients, packages, interpreters, waiting, leftovers."""
