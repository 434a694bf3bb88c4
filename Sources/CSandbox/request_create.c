#define _GNU_SOURCE

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "init.h"
#include "lambent_channel.h"
#include "lambent_protocol.h"
#include "message_strings.h"
#include "requests.h"
#include "sandboxes.h"
#include "stage.h"

/// What a message asks for. The strings are the message's.
struct order {
    struct lambent_create create;
    char *name;
    char **groups;
    char **files;
    int image;
};

static int read_order(struct order *order, char *message, size_t length) {
    errno = EBADMSG;
    if (length < sizeof order->create) return -1;
    memcpy(&order->create, message, sizeof order->create);
    if (order->create.files > LAMBENT_MESSAGE_MAXIMUM) return -1;
    struct strings strings = {.place = message + sizeof order->create, .end = message + length};
    order->name = next_string(&strings);
    order->groups = order->name == NULL ? NULL : next_strings(&strings, order->create.groups);
    order->files = order->groups == NULL ? NULL : next_strings(&strings, order->create.files * 2);
    if (order->files == NULL) return -1;
    if ((order->create.flags & LAMBENT_CREATE_ISOLATED) != 0 && stage_template() < 0) {
        errno = ENOTCONN;
        return -1;
    }
    return 0;
}

static void discard_order(struct order *order) {
    free(order->groups);
    free(order->files);
}

/// The groups outlive the message: they are removed when the sandbox has ended.
static char **copy_strings(char *const *strings, size_t count) {
    char **copies = calloc(count + 1, sizeof *copies);
    for (size_t i = 0; copies != NULL && i < count; i++) {
        copies[i] = strdup(strings[i]);
        if (copies[i] != NULL) continue;
        while (i > 0) free(copies[--i]);
        free(copies);
        return NULL;
    }
    return copies;
}

static pid_t fork_init(const struct order *order, int control, int life) {
    struct init_isolation isolated = {
        .isolation = {
            .host_network = (order->create.flags & LAMBENT_CREATE_HOST_NETWORK) != 0,
            .is_relayed = (order->create.flags & LAMBENT_CREATE_RELAYED) != 0,
            .temporary = order->create.temporary,
            .temporary_image = order->image,
            .groups = order->groups,
            .group_count = order->create.groups,
            .files = order->files,
            .file_count = order->create.files,
        },
        .identity = {
            .user = order->create.user,
            .group = order->create.user_group,
            .in_user_namespace = stage_is_in_user_namespace(),
        },
    };
    int is_isolated = (order->create.flags & LAMBENT_CREATE_ISOLATED) != 0;
    unsigned long flags = SIGCHLD;
    if (is_isolated) flags |= (unsigned long)isolation_flags(&isolated.isolation);
    // As fork does it, but into namespaces; the order of the other arguments differs between architectures, and all are 0.
    pid_t process = (pid_t)syscall(SYS_clone, flags, 0L, 0L, 0L, 0L);
    if (process != 0) return process;
    char title[64];
    snprintf(title, sizeof title, "lambent-init %.48s", order->name);
    lambent_init_main(control, life, title, is_isolated ? &isolated : NULL);
}

/// The init's id, or -1 with errno; `*end` becomes the server's end of its socket.
static pid_t make_sandbox(const struct order *order, int life, int *end) {
    int ends[2];
    if (sandboxes_make_room() != 0) return -1;
    struct sandbox sandbox = {
        .request = order->create.header.request,
        .is_isolated = (order->create.flags & LAMBENT_CREATE_ISOLATED) != 0,
        .groups = copy_strings(order->groups, order->create.groups),
        .group_count = order->create.groups,
    };
    if (sandbox.groups == NULL || lambent_socketpair(ends) != 0) return -1;
    sandbox.process = fork_init(order, ends[1], life);
    int error = errno;
    close(ends[1]);
    if (sandbox.process < 0) {
        close(ends[0]);
        for (size_t i = 0; i < sandbox.group_count; i++) free(sandbox.groups[i]);
        free(sandbox.groups);
        errno = error;
        return -1;
    }
    sandboxes_add(sandbox);
    *end = ends[0];
    return sandbox.process;
}

void serve_create(char *message, size_t length, int image, int life, struct answer *answer) {
    struct lambent_created *created = (void *)answer->content.bytes;
    struct order order = {.image = image};
    pid_t process = -1;
    if (read_order(&order, message, length) == 0) process = make_sandbox(&order, life, &answer->descriptors[0]);
    if (process < 0) {
        created->error = errno;
    } else {
        created->process = process;
        answer->descriptor_count = 1;
    }
    discard_order(&order);
    answer->kind = LAMBENT_CREATED;
    answer->length = sizeof *created;
}
