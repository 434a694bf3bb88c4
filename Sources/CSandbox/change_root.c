#define _GNU_SOURCE

#include "change_root.h"

#include <errno.h>
#include <sys/mount.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "mounts.h"

/// In every template, and empty there.
#define NEW_ROOT "/mnt"

static const char *const own[] = {"/dev", "/proc", "/run", "/tmp"};
#define OWN_COUNT (sizeof own / sizeof *own)

static int enter(int mount) {
    if (mount_place(mount, NEW_ROOT) != 0 || chdir(NEW_ROOT) != 0) return -1;
    if (syscall(SYS_pivot_root, ".", ".") != 0) return -1;
    return umount2(".", MNT_DETACH) != 0 || chdir("/") != 0 ? -1 : 0;
}

int change_root(int mount) {
    int copies[OWN_COUNT];
    size_t count = 0;
    int result = 0;
    for (; result == 0 && count < OWN_COUNT; count += result == 0) {
        copies[count] = mount_copy(own[count], MOUNT_NO_SETUID);
        if (copies[count] < 0) result = -1;
    }
    if (result == 0) result = enter(mount);
    for (size_t i = 0; result == 0 && i < OWN_COUNT; i++) result = mount_place(copies[i], own[i]);
    int error = errno;
    while (count > 0) close(copies[--count]);
    errno = error;
    return result;
}
