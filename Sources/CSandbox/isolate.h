/// The namespaces, mounts and control groups of one sandbox, made from the inside by its init.
#pragma once

#include <stddef.h>
#include <stdint.h>

#include "lambent_protocol.h"

/// What the init of an isolated sandbox is to become.
struct isolation {
    int host_network;
    int is_relayed;         // connections to addresses outside are led to the relay's listeners
    uint32_t temporary;     // MB of /tmp when there is no image
    int temporary_image;    // an ext4 file system, open for writing, or -1
    char **groups;          // directories of its control groups
    size_t group_count;
    char **files;           // names in /run and contents, in turn
    size_t file_count;      // pairs
};

/// The clone flags of an init that is to be isolated so.
int isolation_flags(const struct isolation *isolation);

/// Called once by the init, before anything else. 0, or a LAMBENT_ISOLATE_… step with errno.
uint32_t isolate(const struct isolation *isolation);

/// Lets what is in /tmp be forgotten instead of written out at the unmount that follows.
void isolation_discard_temporary(void);
