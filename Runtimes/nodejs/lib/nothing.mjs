// Loaded by a process that waits, so that the loader of ES modules is ready.
