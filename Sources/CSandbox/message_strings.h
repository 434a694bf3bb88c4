/// The NUL-ended strings at the end of a message.
#pragma once

#include <stddef.h>
#include <stdint.h>

struct strings {
    char *place;
    const char *end;
};

/// The next string, or NULL when it does not end inside the message.
char *next_string(struct strings *strings);

/// The next `count` strings with a NULL behind them, to be freed; NULL when they are not all there.
char **next_strings(struct strings *strings, uint32_t count);
