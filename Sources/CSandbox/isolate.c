#define _GNU_SOURCE

#include "isolate.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "files.h"
#include "loop.h"
#include "mounts.h"
#include "network.h"
#include "stage.h"

#define DATA_ONLY (MOUNT_NO_SETUID | MOUNT_NO_DEVICES)
#define JOIN_SESSION_KEYRING 1
#define SHUT_FILE_SYSTEM_DOWN _IOR('X', 125, uint32_t)
#define WITHOUT_FLUSHING 2u

int isolation_flags(const struct isolation *isolation) {
    int flags = CLONE_NEWPID | CLONE_NEWIPC | CLONE_NEWUTS;
    return isolation->host_network ? flags : flags | CLONE_NEWNET;
}

/// By itself and first of all, so that everything it ever allocates counts, and so that the launcher need not wait: to
/// move a process the kernel may wait for several milliseconds.
static int enter_groups(const struct isolation *isolation) {
    for (size_t i = 0; i < isolation->group_count; i++) {
        char path[PATH_MAX];
        if (join(path, sizeof path, isolation->groups[i], "/cgroup.procs") != 0) return -1;
        if (write_kernel_file(path, "0") != 0) return -1;
    }
    return unshare(CLONE_NEWCGROUP);
}

static int make_temporary_in_memory(uint32_t megabytes) {
    char size[32];
    snprintf(size, sizeof size, "%um", megabytes);
    const struct mount_option options[] = {{"size", size}, {"mode", "1777"}, {NULL, NULL}};
    return mount_make("tmpfs", options, DATA_ONLY);
}

static int make_temporary(const struct isolation *isolation) {
    if (isolation->temporary_image < 0) return make_temporary_in_memory(isolation->temporary);
    char path[32];
    int device = loop_attach(isolation->temporary_image, 0, path, sizeof path);
    if (device < 0) return -1;
    // What is here never outlives the machine: no barriers, and no thread that initialises tables later.
    const struct mount_option options[] = {{"source", path}, {"nobarrier", NULL}, {"noinit_itable", NULL}, {NULL, NULL}};
    int mount = mount_make("ext4", options, DATA_ONLY | MOUNT_NO_ACCESS_TIMES);
    int error = errno;
    close(device);
    errno = error;
    return mount;
}

static int make_process_file_system(void) {
    const struct mount_option options[] = {{NULL, NULL}};
    return mount_make("proc", options, DATA_ONLY | MOUNT_NO_PROGRAMS);
}

static int make_own_files(void) {
    const struct mount_option options[] = {{"size", "1m"}, {"mode", "0755"}, {NULL, NULL}};
    return mount_make("tmpfs", options, DATA_ONLY | MOUNT_NO_PROGRAMS);
}

/// Replaces what is at `path`, if anything is, by a copy of `source`.
static int cover(const char *path, const char *source, unsigned forbidden) {
    if (access(path, F_OK) != 0) return 0;
    int mount = mount_copy(source, forbidden);
    if (mount < 0) return -1;
    int placed = mount_place(mount, path);
    int error = errno;
    close(mount);
    errno = error;
    return placed;
}

/// Parts of /proc that tell of the whole machine or change it.
static int mask_processes(void) {
    static const char *const hidden_directories[] = {"/proc/acpi", "/proc/asound", "/proc/driver", "/proc/scsi"};
    static const char *const hidden_files[] = {
        "/proc/kcore",        "/proc/keys",       "/proc/key-users", "/proc/kmsg",
        "/proc/latency_stats", "/proc/sched_debug", "/proc/timer_list", "/proc/sysrq-trigger",
    };
    static const char *const fixed[] = {"/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys"};
    for (size_t i = 0; i < sizeof hidden_directories / sizeof *hidden_directories; i++) {
        if (cover(hidden_directories[i], "/sys", MOUNT_READ_ONLY | DATA_ONLY) != 0) return -1;
    }
    for (size_t i = 0; i < sizeof hidden_files / sizeof *hidden_files; i++) {
        if (cover(hidden_files[i], "/dev/null", MOUNT_NO_SETUID | MOUNT_NO_PROGRAMS) != 0) return -1;
    }
    for (size_t i = 0; i < sizeof fixed / sizeof *fixed; i++) {
        if (cover(fixed[i], fixed[i], MOUNT_READ_ONLY | DATA_ONLY | MOUNT_NO_PROGRAMS) != 0) return -1;
    }
    return 0;
}

static int write_own_files(const struct isolation *isolation) {
    for (size_t i = 0; i < isolation->file_count; i++) {
        char path[PATH_MAX];
        const char *content = isolation->files[2 * i + 1];
        if (join(path, sizeof path, "/run/", isolation->files[2 * i]) != 0) return -1;
        if (write_new_file(path, content, strlen(content), 0644) != 0) return -1;
    }
    return mount_forbid_at("/run", MOUNT_READ_ONLY | DATA_ONLY | MOUNT_NO_PROGRAMS);
}

/// A copy of the template as this process's root, with what is its own put into it.
static int enter_root(int processes, int temporary, int own) {
    if (setns(stage_template(), CLONE_NEWNS) != 0 || unshare(CLONE_NEWNS) != 0) return -1;
    if (mount_place(processes, "/proc") != 0 || mount_place(temporary, "/tmp") != 0) return -1;
    rmdir("/tmp/lost+found");
    return chmod("/tmp", 01777) != 0 ? -1 : mount_place(own, "/run");
}

uint32_t isolate(const struct isolation *isolation) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // the launcher's death takes the whole namespace with it
    if (enter_groups(isolation) != 0) return LAMBENT_ISOLATE_GROUPS;
    // Without a keyring of its own it would go on with the server's.
    syscall(SYS_keyctl, JOIN_SESSION_KEYRING, NULL);
    int temporary = make_temporary(isolation);
    if (temporary < 0) return LAMBENT_ISOLATE_TEMPORARY;
    // Made while the host's is in sight, which the kernel asks for in a user namespace.
    int processes = make_process_file_system();
    if (processes < 0) return LAMBENT_ISOLATE_PROCESSES;
    int own = make_own_files();
    if (own < 0 || enter_root(processes, temporary, own) != 0) return LAMBENT_ISOLATE_ROOT;
    if (mask_processes() != 0) return LAMBENT_ISOLATE_PROCESSES;
    if (write_own_files(isolation) != 0) return LAMBENT_ISOLATE_FILES;
    if (!isolation->host_network && network_raise() != 0) return LAMBENT_ISOLATE_NETWORK;
    if (isolation->is_relayed && network_relay() != 0) return LAMBENT_ISOLATE_RELAY;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);  // nothing of it is to be seen in /proc, not even by the same user
    return 0;
}

void isolation_discard_temporary(void) {
    int directory = open("/tmp", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) return;
    uint32_t how = WITHOUT_FLUSHING;
    ioctl(directory, SHUT_FILE_SYSTEM_DOWN, &how);  // what cannot be shut down is unmounted all the same, only later
    close(directory);
}
