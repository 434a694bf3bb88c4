/// What a sandbox gets when it is known whose it is.
#pragma once

#include <stddef.h>

#include "lambent_protocol.h"

/// Carries out a LAMBENT_FURNISH message: puts mounts in their places, names the host, opens listeners. `listeners` has room
/// for LAMBENT_DESCRIPTORS_MAXIMUM; `*listening` becomes how many are the caller's to hand on and close. `*told` becomes the
/// descriptor that is to be written to when all is in place, or -1; it stays the message's.
struct lambent_furnished furnish(
    char *message, size_t length, const int *descriptors, size_t count, int *listeners, size_t *listening, int *told);
