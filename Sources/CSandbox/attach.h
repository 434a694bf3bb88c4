/// A directory of the host as a mount that sandboxes share.
#pragma once

#include "lambent_protocol.h"

/// Makes the mount of what is at `path` below `directory`. May take for ever where a file system does not answer.
/// With step 0 `*mount` becomes its descriptor.
struct lambent_attached attach_directory(
    const struct lambent_attach *attach, const char *directory, const char *path, int *mount);
