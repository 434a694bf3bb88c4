#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "groups.h"
#include "lambent_protocol.h"
#include "message_strings.h"
#include "mounts.h"
#include "requests.h"
#include "stage.h"

static struct stage_entry *read_entries(struct strings *strings, size_t count) {
    struct stage_entry *entries = calloc(count + 1, sizeof *entries);
    for (size_t i = 0; entries != NULL && i < count; i++) {
        const char *kind = next_string(strings);
        entries[i].kind = kind == NULL ? 0 : kind[0];
        entries[i].path = kind == NULL ? NULL : next_string(strings);
        entries[i].argument = entries[i].path == NULL ? NULL : next_string(strings);
        if (entries[i].argument != NULL) continue;
        free(entries);
        return NULL;
    }
    return entries;
}

static uint32_t what_works(void) {
    uint32_t found = mount_is_known("overlay") ? LAMBENT_FOUND_OVERLAY : 0;
    // Both need the rights of the machine's own root.
    if (stage_is_in_user_namespace()) return found;
    if (mount_is_known("erofs")) found |= LAMBENT_FOUND_IMAGES;
    if (mount_is_known("ext4") && access("/dev/loop-control", R_OK | W_OK) == 0) found |= LAMBENT_FOUND_LOOP;
    return found;
}

static uint32_t build(char *message, size_t length) {
    const struct lambent_stage *stage = (const void *)message;
    errno = EBADMSG;
    if (length < sizeof *stage || stage->entries > LAMBENT_MESSAGE_MAXIMUM
        || stage->furniture > LAMBENT_MESSAGE_MAXIMUM || stage_template() >= 0) {
        return LAMBENT_STAGE_MESSAGE;
    }
    struct strings strings = {.place = message + sizeof *stage, .end = message + length};
    const char *directory = next_string(&strings);
    const char *hierarchy = directory == NULL ? NULL : next_string(&strings);
    char **groups = hierarchy == NULL ? NULL : next_strings(&strings, stage->groups);
    size_t count = (size_t)stage->entries + stage->furniture;
    struct stage_entry *entries = groups == NULL ? NULL : read_entries(&strings, count);
    if (entries == NULL) {
        free(groups);
        return LAMBENT_STAGE_MESSAGE;
    }
    uint32_t step = LAMBENT_STAGE_DIRECTORY;
    if (stage_lock(directory) == 0) {
        groups_remove_at_end(groups, stage->groups);
        step = stage_build(directory, stage->user_namespace != 0, entries, stage->entries, stage->furniture);
        int error = errno;
        if (step == 0) stage_favour_moves(directory, hierarchy);
        errno = error;
    }
    int error = errno;
    free(groups);
    free(entries);
    errno = error;
    return step;
}

void serve_stage(char *message, size_t length, struct answer *answer) {
    struct lambent_staged *staged = (void *)answer->content.bytes;
    staged->step = build(message, length);
    staged->error = staged->step == 0 ? 0 : errno;
    staged->found = staged->step == 0 ? what_works() : 0;
    answer->kind = LAMBENT_STAGED;
    answer->length = sizeof *staged;
}
