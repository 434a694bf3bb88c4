#define _GNU_SOURCE

#include "stage.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "images.h"
#include "lambent_protocol.h"
#include "mounts.h"

static int template_namespace = -1;
static int in_user_namespace;
static char root[PATH_MAX];       // of the template, as the launcher sees it
static char furniture[PATH_MAX];  // what lies over the files of images that are roots

int stage_template(void) {
    return template_namespace;
}

int stage_is_in_user_namespace(void) {
    return in_user_namespace;
}

int stage_add_directory(const char *path, int in_images) {
    return make_directories(in_images ? furniture : root, path);
}

int stage_lock(const char *directory) {
    char path[PATH_MAX];
    if (join(path, sizeof path, directory, ".lock") != 0) return -1;
    int file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);  // never closed
    return file < 0 ? -1 : flock(file, LOCK_EX | LOCK_NB);
}

void stage_favour_moves(const char *directory, const char *hierarchy) {
    char path[PATH_MAX], options[256];
    if (*hierarchy == 0 || join(path, sizeof path, directory, "/groups") != 0) return;
    int length = snprintf(options, sizeof options, "none,name=%s,favordynmods", hierarchy);
    if (length < 0 || (size_t)length >= sizeof options || mkdir(path, 0700) != 0) return;
    if (mount("lambent", path, "cgroup", 0, options) != 0) rmdir(path);
}

/// The only user and group there are inside are root's, who are the server's outside.
static int enter_user_namespace(void) {
    char users[32], groups[32];
    snprintf(users, sizeof users, "0 %u 1", (unsigned)geteuid());
    snprintf(groups, sizeof groups, "0 %u 1", (unsigned)getegid());
    if (unshare(CLONE_NEWUSER) != 0) return -1;
    if (write_kernel_file("/proc/self/setgroups", "deny") != 0) return -1;
    if (write_kernel_file("/proc/self/uid_map", users) != 0) return -1;
    return write_kernel_file("/proc/self/gid_map", groups);
}

static int place_temporary_file_system(const char *path, const char *mode) {
    const struct mount_option options[] = {{"mode", mode}, {"size", "64m"}, {NULL, NULL}};
    int mount = mount_make("tmpfs", options, MOUNT_NO_SETUID);
    if (mount < 0) return -1;
    int placed = mount_place(mount, path);
    int error = errno;
    close(mount);
    errno = error;
    return placed;
}

/// The parts that are files of the template's own, or of the furniture.
static int make_entry(const char *base, const struct stage_entry *entry) {
    char path[PATH_MAX];
    if (join(path, sizeof path, base, entry->path) != 0) return -1;
    switch (entry->kind) {
    case LAMBENT_ENTRY_DIRECTORY:
        if (make_directories(base, entry->path) != 0) return -1;
        return chmod(path, (mode_t)strtoul(entry->argument, NULL, 8));
    case LAMBENT_ENTRY_LINK:
        return symlink(entry->argument, path);
    case LAMBENT_ENTRY_TEXT:
        return write_new_file(path, entry->argument, strlen(entry->argument), 0644);
    case LAMBENT_ENTRY_COPY:
        return copy_file(entry->argument, path, 0644) == 0 || errno == ENOENT ? 0 : -1;
    case LAMBENT_ENTRY_BIND: {
        struct stat there;
        if (stat(entry->argument, &there) != 0) return errno == ENOENT ? 0 : -1;
        return S_ISDIR(there.st_mode) ? make_directories(base, entry->path) : make_file(base, entry->path);
    }
    case LAMBENT_ENTRY_DEVICE:
        return make_file(base, entry->path);
    default:
        errno = EINVAL;
        return -1;
    }
}

/// The parts that are mounts; by the process that becomes the template.
static int mount_entry(const struct stage_entry *entry) {
    if (entry->kind != LAMBENT_ENTRY_BIND && entry->kind != LAMBENT_ENTRY_DEVICE) return 0;
    char path[PATH_MAX];
    if (join(path, sizeof path, root, entry->path) != 0) return -1;
    unsigned forbidden = entry->kind == LAMBENT_ENTRY_DEVICE ? MOUNT_NO_SETUID | MOUNT_NO_PROGRAMS
                                                             : MOUNT_READ_ONLY | MOUNT_NO_SETUID | MOUNT_NO_DEVICES;
    int mount = mount_copy(entry->argument, forbidden);
    if (mount < 0) return errno == ENOENT ? 0 : -1;
    int placed = mount_place(mount, path);
    int error = errno;
    close(mount);
    errno = error;
    return placed;
}

/// Becomes a process whose root is the template's, with nothing of the host in sight.
static int become_template(const struct stage_entry *entries, size_t count) {
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0) return -1;
    for (size_t i = 0; i < count; i++) {
        if (mount_entry(&entries[i]) != 0) return -1;
    }
    if (mount_forbid_at(root, MOUNT_READ_ONLY | MOUNT_NO_SETUID | MOUNT_NO_DEVICES) != 0) return -1;
    if (chdir(root) != 0 || syscall(SYS_pivot_root, ".", ".") != 0) return -1;
    return umount2(".", MNT_DETACH) != 0 || chdir("/") != 0 ? -1 : 0;
}

/// A process builds the template, its parent takes hold of the namespace, the process ends.
static int keep_template(const struct stage_entry *entries, size_t count) {
    int report[2], release[2];
    if (pipe2(report, O_CLOEXEC) != 0) return -1;
    if (pipe2(release, O_CLOEXEC) != 0) return -1;
    pid_t process = fork();
    if (process == 0) {
        close(release[1]);
        int error = become_template(entries, count) == 0 ? 0 : errno;
        char byte;
        if (write(report[1], &error, sizeof error) == sizeof error && read(release[0], &byte, 1) != 0) _exit(1);
        _exit(0);
    }
    int error = errno;
    close(report[1]);
    close(release[0]);
    if (process > 0) {
        if (read(report[0], &error, sizeof error) != sizeof error) error = ECHILD;
        if (error == 0) {
            char path[64];
            snprintf(path, sizeof path, "/proc/%d/ns/mnt", (int)process);
            template_namespace = open(path, O_RDONLY | O_CLOEXEC);
            if (template_namespace < 0) error = errno;
        }
    }
    close(release[1]);
    close(report[0]);
    if (process > 0) {
        while (waitpid(process, NULL, 0) < 0 && errno == EINTR) {
        }
    }
    errno = error;
    return error == 0 ? 0 : -1;
}

uint32_t stage_build(
    const char *directory, int user_namespace, const struct stage_entry *entries, size_t count, size_t furniture_count) {
    char images[PATH_MAX];
    if (join(images, sizeof images, directory, "/images") != 0 || join(root, sizeof root, directory, "/root") != 0
        || join(furniture, sizeof furniture, directory, IMAGES_FURNITURE) != 0) {
        return LAMBENT_STAGE_DIRECTORY;
    }
    if (user_namespace && enter_user_namespace() != 0) return LAMBENT_STAGE_USERS;
    in_user_namespace = user_namespace;
    // What the host mounts or unmounts later is followed; nothing that is mounted here reaches the host.
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_SLAVE, NULL) != 0) return LAMBENT_STAGE_MOUNTS;
    if (place_temporary_file_system(directory, "0700") != 0) return LAMBENT_STAGE_DIRECTORY;
    if (mkdir(images, 0700) != 0 || mkdir(root, 0755) != 0 || mkdir(furniture, 0755) != 0) {
        return LAMBENT_STAGE_DIRECTORY;
    }
    if (place_temporary_file_system(root, "0755") != 0) return LAMBENT_STAGE_DIRECTORY;
    if (images_begin(images) != 0) return LAMBENT_STAGE_DIRECTORY;
    umask(022);
    if (chmod(furniture, 0755) != 0) return LAMBENT_STAGE_DIRECTORY;
    for (size_t i = 0; i < count; i++) {
        if (make_entry(root, &entries[i]) != 0) return LAMBENT_STAGE_ENTRIES;
    }
    for (size_t i = count; i < count + furniture_count; i++) {
        if (make_entry(furniture, &entries[i]) != 0) return LAMBENT_STAGE_ENTRIES;
    }
    return keep_template(entries, count) == 0 ? 0 : LAMBENT_STAGE_TEMPLATE;
}
