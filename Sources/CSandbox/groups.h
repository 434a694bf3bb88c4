/// The control groups of sandboxes, as far as the launcher must end what the server began.
#pragma once

#include <stddef.h>

/// Lets processes run on that were frozen, in each directory that can freeze: only then do they hear that they are killed.
void groups_thaw(char *const *directories, size_t count);

/// Removes the directories, now or, while the kernel still counts an ended process in one, at a later `groups_retry`.
void groups_remove(char *const *directories, size_t count);

/// Tries again what could not be removed. Returns how many are left.
size_t groups_retry(void);

/// Notes directories to be removed by `groups_finish`.
void groups_remove_at_end(char *const *directories, size_t count);
void groups_finish(void);
