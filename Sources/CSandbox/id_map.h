/// User namespaces that nobody lives in: what mounts show ids by.
#pragma once

#include <stdint.h>

/// A user namespace in which two users, and two groups, have changed places, and all others are where they were. A
/// descriptor, or -1 with errno.
int id_map_make(uint32_t user, uint32_t other_user, uint32_t group, uint32_t other_group);
