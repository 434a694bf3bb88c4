#include "message_strings.h"

#include <stdlib.h>
#include <string.h>

#include "lambent_protocol.h"

char *next_string(struct strings *strings) {
    if (strings->place >= strings->end) return NULL;
    char *string = strings->place;
    char *stop = memchr(string, 0, (size_t)(strings->end - string));
    if (stop == NULL) return NULL;
    strings->place = stop + 1;
    return string;
}

char **next_strings(struct strings *strings, uint32_t count) {
    if (count > LAMBENT_MESSAGE_MAXIMUM) return NULL;
    char **found = calloc((size_t)count + 1, sizeof *found);
    for (uint32_t i = 0; found != NULL && i < count; i++) {
        found[i] = next_string(strings);
        if (found[i] != NULL) continue;
        free(found);
        return NULL;
    }
    return found;
}
