#define _GNU_SOURCE

#include "identity.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/capability.h>
#include <signal.h>
#include <stddef.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "seccomp.h"

#define NO_NEW_PRIVILEGES 38

static int write_to(const char *path, const char *text, size_t length) {
    int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0) return -1;
    ssize_t written = write(file, text, length);
    int error = errno;
    close(file);
    errno = error;
    return written == (ssize_t)length ? 0 : -1;
}

/// "USER 0 1": the user inside is the parent's root.
static size_t mapping(uint32_t user, char text[32]) {
    char digits[16];
    size_t count = 0, length = 0;
    do {
        digits[count++] = (char)('0' + user % 10);
        user /= 10;
    } while (user > 0);
    while (count > 0) text[length++] = digits[--count];
    memcpy(text + length, " 0 1", 4);
    return length + 4;
}

static int map_user(uint32_t user) {
    char text[32];
    size_t length = mapping(user, text);
    // The files are root's as long as the memory, which is the init's until exec, is not to be looked at.
    prctl(PR_SET_DUMPABLE, 1, 0, 0, 0);
    int result = write_to("/proc/self/setgroups", "deny", 4);
    if (result == 0) result = write_to("/proc/self/uid_map", text, length);
    if (result == 0) result = write_to("/proc/self/gid_map", text, length);
    int error = errno;
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
    errno = error;
    return result;
}

static int drop_capabilities(void) {
    for (int capability = 0; capability < 64; capability++) {
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0) continue;
        return errno == EINVAL ? 0 : -1;  // past the last one that this kernel knows
    }
    return 0;
}

static int empty_capabilities(void) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3};
    struct __user_cap_data_struct none[2] = {0};
    return (int)syscall(SYS_capset, &header, none);
}

int lambent_assume_identity(const struct lambent_identity *identity) {
    // When memory runs out, a function is to be killed, not the init that holds the sandbox together, nor the server.
    write_to("/proc/self/oom_score_adj", "1000", 4);
    if (identity->in_user_namespace && map_user(identity->user) != 0) return -1;
    if (drop_capabilities() != 0) return -1;
    // By system call: the C library would make every thread of the process do it, and this one has only borrowed its memory.
    if (!identity->in_user_namespace && syscall(SYS_setgroups, 0, NULL) != 0) return -1;
    if (syscall(SYS_setresgid, identity->group, identity->group, identity->group) != 0) return -1;
    if (syscall(SYS_setresuid, identity->user, identity->user, identity->user) != 0) return -1;
    if (empty_capabilities() != 0) return -1;
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);  // forgotten when the user changed
    if (prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) != 0) return -1;
    return seccomp_install();
}
