#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "images.h"
#include "lambent_protocol.h"
#include "message_strings.h"
#include "requests.h"
#include "sandboxes.h"
#include "stage.h"

/// Where the launcher cannot see, or what a mount brings along, has its mount points already.
static int has_own_mount_points(const char *target) {
    static const char *const roots[] = {"/tmp/", "/opt/", "/var/task/", "/var/runtime/"};
    for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
        if (strncmp(target, roots[i], strlen(roots[i])) == 0) return 1;
    }
    return 0;
}

/// Makes the mount points of all mounts, before a root is made that shows them. 0, or -1 with errno.
static int make_mount_points(struct strings strings, const uint32_t *sources, uint32_t mounts) {
    int in_image = 0;
    for (uint32_t i = 0; i < mounts; i++) {
        const char *target = next_string(&strings);
        errno = EBADMSG;
        if (target == NULL) return -1;
        if (strcmp(target, "/") == 0) {
            in_image = 1;
        } else if (!has_own_mount_points(target) && stage_add_directory(target, in_image) != 0) {
            return -1;
        }
        for (uint32_t source = 0; source < sources[i]; source++) {
            errno = EBADMSG;
            if (next_string(&strings) == NULL) return -1;
        }
    }
    return 0;
}

/// One mount: its sources merged. A descriptor, or -1 with errno.
static int prepare_mount(struct sandbox *sandbox, struct strings *strings, uint32_t sources) {
    int numbers[LAMBENT_SOURCES_MAXIMUM];
    errno = EBADMSG;
    const char *target = next_string(strings);
    if (target == NULL || sources == 0 || sources > LAMBENT_SOURCES_MAXIMUM) return -1;
    for (uint32_t i = 0; i < sources; i++) {
        errno = EBADMSG;
        const char *source = next_string(strings);
        if (source == NULL || (source[0] != 'i' && source[0] != 'd')) return -1;
        numbers[i] = image_acquire(source);
        if (numbers[i] < 0) return -1;
        if (sandbox_add_image(sandbox, numbers[i]) != 0) {
            image_release(numbers[i]);
            return -1;
        }
    }
    if (strcmp(target, "/") == 0) return images_stack(numbers, sources);
    return images_merge(numbers, sources);
}

void serve_prepare(char *message, size_t length, struct answer *answer) {
    const struct lambent_prepare *prepare = (const void *)message;
    struct lambent_prepared *prepared = (void *)answer->content.bytes;
    answer->kind = LAMBENT_PREPARED;
    answer->length = sizeof *prepared;
    size_t fixed = sizeof *prepare;
    if (length < fixed || prepare->mounts > LAMBENT_DESCRIPTORS_MAXIMUM
        || fixed + prepare->mounts * sizeof(uint32_t) > length) {
        prepared->error = EBADMSG;
        return;
    }
    struct sandbox *sandbox = sandbox_of_request(prepare->sandbox);
    if (sandbox == NULL || stage_template() < 0) {
        prepared->error = ESRCH;
        return;
    }
    const uint32_t *sources = (const void *)(message + fixed);
    fixed += prepare->mounts * sizeof *sources;
    struct strings strings = {.place = message + fixed, .end = message + length};
    if (make_mount_points(strings, sources, prepare->mounts) != 0) {
        prepared->error = errno;
        return;
    }
    for (uint32_t i = 0; i < prepare->mounts; i++) {
        int mount = prepare_mount(sandbox, &strings, sources[i]);
        if (mount < 0) {
            prepared->error = errno;
            prepared->index = i;
            while (answer->descriptor_count > 0) close(answer->descriptors[--answer->descriptor_count]);
            return;
        }
        answer->descriptors[answer->descriptor_count++] = mount;
    }
}
