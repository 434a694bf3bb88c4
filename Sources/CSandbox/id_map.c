#define _GNU_SOURCE

#include "id_map.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "files.h"
#include "lambent_channel.h"

#define NO_ID UINT32_MAX

/// A line of a map, unless it is of nobody.
static size_t add(char *text, size_t room, uint32_t inside, uint32_t outside, uint32_t count) {
    if (count == 0) return 0;
    int length = snprintf(text, room, "%u %u %u\n", inside, outside, count);
    return length < 0 || (size_t)length >= room ? 0 : (size_t)length;
}

static void write_swap(char *text, size_t room, uint32_t one, uint32_t other) {
    uint32_t low = one < other ? one : other, high = one < other ? other : one;
    size_t length = add(text, room, 0, 0, low);
    if (low == high) {
        add(text + length, room - length, low, low, NO_ID - low);
        return;
    }
    length += add(text + length, room - length, low, high, 1);
    length += add(text + length, room - length, low + 1, low + 1, high - low - 1);
    length += add(text + length, room - length, high, low, 1);
    add(text + length, room - length, high + 1, high + 1, NO_ID - high - 1);
}

static int write_map(pid_t process, const char *name, uint32_t one, uint32_t other) {
    char path[64], text[256];
    snprintf(path, sizeof path, "/proc/%d/%s", (int)process, name);
    write_swap(text, sizeof text, one, other);
    return write_kernel_file(path, text);
}

static int open_namespace(pid_t process) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/ns/user", (int)process);
    return open(path, O_RDONLY | O_CLOEXEC);
}

int id_map_make(uint32_t user, uint32_t other_user, uint32_t group, uint32_t other_group) {
    int life[2];
    if (lambent_pipe(life) != 0) return -1;
    pid_t process = (pid_t)syscall(SYS_clone, (long)(CLONE_NEWUSER | SIGCHLD), 0L, 0L, 0L, 0L);
    if (process == 0) {
        char byte;
        close(life[1]);
        while (read(life[0], &byte, 1) > 0) {
        }
        _exit(0);
    }
    int error = errno;
    int found = -1;
    close(life[0]);
    if (process > 0) {
        if (write_map(process, "uid_map", user, other_user) == 0
            && write_map(process, "gid_map", group, other_group) == 0) {
            found = open_namespace(process);
        }
        error = errno;
    }
    close(life[1]);
    while (process > 0 && waitpid(process, NULL, 0) < 0 && errno == EINTR) {
    }
    errno = error;
    return found;
}
