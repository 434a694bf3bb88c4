/// Giving up every right.
#pragma once

#include "process.h"

/// Becomes the user, without groups, capabilities or a way back, under the filter of system calls. 0, or -1 with errno.
/// System calls only, so a child that shares its parent's memory may call it.
int lambent_assume_identity(const struct lambent_identity *identity);
