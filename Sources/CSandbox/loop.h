/// Loop devices that vanish with their last user.
#pragma once

#include <stddef.h>

/// Attaches the open file to a free loop device, whose path is put into `path`. The descriptor of the device, to be closed once
/// it is mounted: from then on the mount alone keeps it. -1 with errno.
int loop_attach(int file, int read_only, char *path, size_t capacity);
