/// The sandboxes that there are, by their inits.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

/// An init that has not been reaped, the request that made it, and what is to be released after its end.
struct sandbox {
    pid_t process;
    uint32_t request;
    int is_isolated;
    char **groups;  // directories, each and the list to be freed
    size_t group_count;
    int *images;
    size_t image_count;
};

/// Makes sure that the next addition succeeds. 0, or -1 with errno.
int sandboxes_make_room(void);
void sandboxes_add(struct sandbox sandbox);

/// The one of an init, or of a request; NULL when there is none. Good until the next addition or removal.
struct sandbox *sandbox_of_process(pid_t process);
struct sandbox *sandbox_of_request(uint32_t request);

/// The first `count` of all.
struct sandbox *sandboxes_all(size_t *count);

/// Notes that the sandbox shows an image. 0, or -1 with errno.
int sandbox_add_image(struct sandbox *sandbox, int number);

/// Releases what is left of an ended sandbox and takes it out.
void sandbox_remove(struct sandbox *sandbox);
