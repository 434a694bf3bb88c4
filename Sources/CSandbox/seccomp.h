/// The filter of system calls that functions live under.
#pragma once

/// Installs the filter for the calling thread and all that it becomes; no_new_privs must be set. 0, or -1 with errno.
/// System calls only, so a child that shares its parent's memory may call it.
int seccomp_install(void);
