#define _GNU_SOURCE

#include "mounts.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

// By number, since the C library of the oldest supported host does not have these calls; the numbers are the same on
// every architecture.
#define NUMBER_OPEN_TREE 428
#define NUMBER_MOVE_MOUNT 429
#define NUMBER_FSOPEN 430
#define NUMBER_FSCONFIG 431
#define NUMBER_FSMOUNT 432
#define NUMBER_MOUNT_SETATTR 442

#define CONFIG_FLAG 0
#define CONFIG_STRING 1
#define CONFIG_CREATE 6

#define PLACE_THE_DESCRIPTOR 0x4  // MOVE_MOUNT_F_EMPTY_PATH
#define BELOW 0x8000              // AT_RECURSIVE
#define MAPPED_IDS 0x100000       // MOUNT_ATTR_IDMAP

struct attributes {
    uint64_t set;
    uint64_t clear;
    uint64_t propagation;
    uint64_t user_namespace;
};

int mount_make(const char *type, const struct mount_option *options, unsigned forbidden) {
    int context = (int)syscall(NUMBER_FSOPEN, type, 1u /* close on exec */);
    if (context < 0) return -1;
    int failed = 0;
    for (; options->name != NULL && !failed; options++) {
        unsigned command = options->value == NULL ? CONFIG_FLAG : CONFIG_STRING;
        failed = syscall(NUMBER_FSCONFIG, context, command, options->name, options->value, 0) != 0;
    }
    int mount = -1;
    if (!failed && syscall(NUMBER_FSCONFIG, context, CONFIG_CREATE, NULL, NULL, 0) == 0) {
        mount = (int)syscall(NUMBER_FSMOUNT, context, 1u /* close on exec */, forbidden);
    }
    int error = errno;
    close(context);
    errno = error;
    return mount;
}

int mount_forbid(int mount, unsigned forbidden) {
    struct attributes attributes = {.set = forbidden, .propagation = MS_PRIVATE};
    return (int)syscall(NUMBER_MOUNT_SETATTR, mount, "", AT_EMPTY_PATH | BELOW, &attributes, sizeof attributes);
}

int mount_forbid_at(const char *path, unsigned forbidden) {
    struct attributes attributes = {.set = forbidden, .propagation = MS_PRIVATE};
    return (int)syscall(NUMBER_MOUNT_SETATTR, AT_FDCWD, path, 0, &attributes, sizeof attributes);
}

static int copy_tree(int at, const char *path, unsigned how, unsigned forbidden) {
    int mount = (int)syscall(NUMBER_OPEN_TREE, at, path, 1u /* a copy */ | O_CLOEXEC | BELOW | how);
    if (mount < 0) return -1;
    if (mount_forbid(mount, forbidden) == 0) return mount;
    int error = errno;
    close(mount);
    errno = error;
    return -1;
}

int mount_copy(const char *path, unsigned forbidden) {
    return copy_tree(AT_FDCWD, path, 0, forbidden);
}

int mount_copy_directory(int directory, unsigned forbidden) {
    return copy_tree(directory, "", AT_EMPTY_PATH, forbidden);
}

int mount_map(int mount, int user_namespace) {
    struct attributes attributes = {.set = MAPPED_IDS, .user_namespace = (uint64_t)user_namespace};
    return (int)syscall(NUMBER_MOUNT_SETATTR, mount, "", AT_EMPTY_PATH | BELOW, &attributes, sizeof attributes);
}

int mount_place(int mount, const char *path) {
    return (int)syscall(NUMBER_MOVE_MOUNT, mount, "", AT_FDCWD, path, PLACE_THE_DESCRIPTOR);
}

int mount_is_known(const char *type) {
    int context = (int)syscall(NUMBER_FSOPEN, type, 1u);
    if (context < 0) return 0;
    close(context);
    return 1;
}
