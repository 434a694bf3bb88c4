#include "sandboxes.h"

#include <stdlib.h>

#include "groups.h"
#include "images.h"

static struct sandbox *sandboxes;
static size_t sandbox_count;
static size_t sandbox_room;

int sandboxes_make_room(void) {
    if (sandbox_count < sandbox_room) return 0;
    size_t room = sandbox_room == 0 ? 64 : sandbox_room * 2;
    struct sandbox *larger = realloc(sandboxes, room * sizeof *larger);
    if (larger == NULL) return -1;
    sandboxes = larger;
    sandbox_room = room;
    return 0;
}

void sandboxes_add(struct sandbox sandbox) {
    sandboxes[sandbox_count++] = sandbox;
}

struct sandbox *sandbox_of_process(pid_t process) {
    for (size_t i = 0; i < sandbox_count; i++) {
        if (sandboxes[i].process == process) return &sandboxes[i];
    }
    return NULL;
}

struct sandbox *sandbox_of_request(uint32_t request) {
    for (size_t i = 0; i < sandbox_count; i++) {
        if (sandboxes[i].request == request) return &sandboxes[i];
    }
    return NULL;
}

struct sandbox *sandboxes_all(size_t *count) {
    *count = sandbox_count;
    return sandboxes;
}

int sandbox_add_image(struct sandbox *sandbox, int number) {
    int *larger = realloc(sandbox->images, (sandbox->image_count + 1) * sizeof *larger);
    if (larger == NULL) return -1;
    sandbox->images = larger;
    sandbox->images[sandbox->image_count++] = number;
    return 0;
}

void sandbox_remove(struct sandbox *sandbox) {
    for (size_t i = 0; i < sandbox->image_count; i++) image_release(sandbox->images[i]);
    free(sandbox->images);
    groups_remove(sandbox->groups, sandbox->group_count);
    for (size_t i = 0; i < sandbox->group_count; i++) free(sandbox->groups[i]);
    free(sandbox->groups);
    *sandbox = sandboxes[--sandbox_count];
}
