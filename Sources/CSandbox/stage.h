/// The launcher's own mount namespace, and the template that every sandbox's root is a copy of.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// One thing in the root of sandboxes.
struct stage_entry {
    char kind;             // LAMBENT_ENTRY_…
    const char *path;      // in the sandbox, absolute
    const char *argument;  // what it is made of, by kind
};

/// Holds DIRECTORY.lock for as long as this process lives. 0, or -1 with errno.
int stage_lock(const char *directory);

/// Mounts a hierarchy of control groups for nothing but its option, by which no move between groups waits for all
/// processors. Without effect where the kernel does not know it.
void stage_favour_moves(const char *directory, const char *hierarchy);

/// Leaves the host's mount namespace (and, when `in_user_namespace`, its users) and builds the template. 0, or a
/// LAMBENT_STAGE_… step with errno. `directory` must exist and is covered, for this process alone.
/// `furniture` more entries follow the `count` of the template.
uint32_t stage_build(
    const char *directory, int in_user_namespace, const struct stage_entry *entries, size_t count, size_t furniture);

/// The template's mount namespace; -1 before it is built.
int stage_template(void);

/// Whether sandboxes live in a user namespace of the launcher's.
int stage_is_in_user_namespace(void);

/// Makes a directory in the root of all sandboxes, for something to be mounted on; `in_images`: of those whose root is an image.
int stage_add_directory(const char *path, int in_images);
