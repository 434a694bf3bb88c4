/// Mounts without paths: made, changed and handed on as descriptors, put in their place at the end.
#pragma once

#include <stdint.h>

/// What a mount forbids.
#define MOUNT_READ_ONLY 0x1u
#define MOUNT_NO_SETUID 0x2u
#define MOUNT_NO_DEVICES 0x4u
#define MOUNT_NO_PROGRAMS 0x8u
#define MOUNT_NO_ACCESS_TIMES 0x10u

/// An option of a file system; a NULL value is a flag.
struct mount_option {
    const char *name;
    const char *value;
};

/// A new file system with these options, ended by a NULL name. A descriptor of the mount, or -1 with errno.
int mount_make(const char *type, const struct mount_option *options, unsigned forbidden);

/// A copy of what is at `path`, mounts below it included, that is a world of its own and forbids `forbidden` everywhere.
int mount_copy(const char *path, unsigned forbidden);

/// The same of an open directory.
int mount_copy_directory(int directory, unsigned forbidden);

/// Shows ids on the mount, and all below it, as the user namespace maps them. Only before it is put anywhere.
int mount_map(int mount, int user_namespace);

/// Forbids more, on the mount and all below it. 0, or -1 with errno.
int mount_forbid(int mount, unsigned forbidden);

/// The same for the mount at a path, alone.
int mount_forbid_at(const char *path, unsigned forbidden);

/// Puts the mount at `path`. 0, or -1 with errno. The descriptor stays open.
int mount_place(int mount, const char *path);

/// Whether the kernel knows the file system and lets this process ask for it.
int mount_is_known(const char *type);
