#define _GNU_SOURCE

#include "furnish.h"

#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include "change_root.h"
#include "files.h"
#include "message_strings.h"
#include "mounts.h"

#define BACKLOG 128

static const char shared[] = "/mnt/";

static int is_shared(const char *target) {
    return strncmp(target, shared, sizeof shared - 1) == 0;
}

/// A /mnt of the sandbox's own with the mount points that it needs, since those of the template are everybody's.
static int place_mount_points(char *const *targets, size_t count) {
    size_t wanted = 0;
    for (size_t i = 0; i < count; i++) wanted += (size_t)is_shared(targets[i]);
    if (wanted == 0) return 0;
    const struct mount_option options[] = {{"size", "64k"}, {"mode", "0755"}, {NULL, NULL}};
    int mount = mount_make("tmpfs", options, MOUNT_NO_SETUID | MOUNT_NO_DEVICES | MOUNT_NO_PROGRAMS);
    if (mount < 0) return -1;
    int result = 0;
    for (size_t i = 0; i < count && result == 0; i++) {
        if (is_shared(targets[i])) result = mkdirat(mount, targets[i] + sizeof shared - 1, 0755);
    }
    if (result == 0) result = mount_forbid(mount, MOUNT_READ_ONLY);
    if (result == 0) result = mount_place(mount, "/mnt");
    int error = errno;
    close(mount);
    errno = error;
    return result;
}

static int place(int mount, const char *target) {
    if (strcmp(target, "/") == 0) return change_root(mount);
    // Everywhere else the launcher has made the mount point, or what is mounted there brings it.
    if (strncmp(target, "/tmp/", 5) == 0 && make_directories("", target) != 0) return -1;
    return mount_place(mount, target);
}

static int listen_on(const struct lambent_listener *wanted) {
    int kind = wanted->is_datagram ? SOCK_DGRAM : SOCK_STREAM;
    int listener = socket(AF_INET, kind | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0) return -1;
    int yes = 1;
    struct sockaddr_in address = {
        .sin_family = AF_INET, .sin_port = htons(wanted->port), .sin_addr.s_addr = wanted->address};
    if (setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0
        && bind(listener, (const struct sockaddr *)&address, sizeof address) == 0
        && (wanted->is_datagram || listen(listener, BACKLOG) == 0)) {
        return listener;
    }
    int error = errno;
    close(listener);
    errno = error;
    return -1;
}

static struct lambent_furnished failed(uint32_t step, size_t index) {
    return (struct lambent_furnished){.step = step, .error = errno, .index = (uint32_t)index};
}

static struct lambent_furnished carry_out(
    const struct lambent_furnish *furnish, const struct lambent_listener *wanted, const char *hostname,
    char *const *targets, const int *mounts, int *listeners, size_t *listening) {
    if (place_mount_points(targets, furnish->mounts) != 0) return failed(LAMBENT_FURNISH_MOUNT, furnish->mounts);
    for (size_t i = 0; i < furnish->mounts; i++) {
        if (place(mounts[i], targets[i]) != 0) return failed(LAMBENT_FURNISH_MOUNT, i);
    }
    if (sethostname(hostname, strlen(hostname)) != 0) return failed(LAMBENT_FURNISH_HOSTNAME, 0);
    for (size_t i = 0; i < furnish->listeners; i++) {
        listeners[i] = listen_on(&wanted[i]);
        if (listeners[i] < 0) return failed(LAMBENT_FURNISH_LISTENER, i);
        ++*listening;
    }
    return (struct lambent_furnished){0};
}

struct lambent_furnished furnish(
    char *message, size_t length, const int *descriptors, size_t count, int *listeners, size_t *listening, int *told) {
    const struct lambent_furnish *furnish = (const void *)message;
    size_t fixed = sizeof *furnish;
    *listening = 0;
    errno = EBADMSG;
    if (length < fixed || (furnish->mounts != count && (size_t)furnish->mounts + 1 != count)) {
        return failed(LAMBENT_FURNISH_MESSAGE, 0);
    }
    *told = count > furnish->mounts ? descriptors[furnish->mounts] : -1;
    if (furnish->listeners > LAMBENT_DESCRIPTORS_MAXIMUM) return failed(LAMBENT_FURNISH_MESSAGE, 0);
    const struct lambent_listener *wanted = (const void *)(message + fixed);
    fixed += furnish->listeners * sizeof *wanted;
    if (fixed > length) return failed(LAMBENT_FURNISH_MESSAGE, 0);
    struct strings strings = {.place = message + fixed, .end = message + length};
    const char *hostname = next_string(&strings);
    char **targets = hostname == NULL ? NULL : next_strings(&strings, furnish->mounts);
    if (targets == NULL) return failed(LAMBENT_FURNISH_MESSAGE, 0);
    struct lambent_furnished result = carry_out(furnish, wanted, hostname, targets, descriptors, listeners, listening);
    free(targets);
    return result;
}
