/// Starting one process from a single-threaded parent.
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "lambent_protocol.h"

/// Whom an isolated program runs as.
struct lambent_identity {
    uint32_t user;
    uint32_t group;
    int in_user_namespace;  // it gets a user namespace of its own, since its parent's has no other user
};

struct lambent_program {
    const char *executable;
    const char *directory;
    char **arguments;  // NULL at the end
    char **variables;  // NULL at the end
    const struct lambent_limit *limits;
    size_t limit_count;
    const int *descriptors;  // standard output, standard error, then those that become 3, 4, …
    size_t descriptor_count;
    const struct lambent_identity *identity;  // NULL: the parent's, with all its rights
};

struct lambent_outcome {
    uint32_t step;  // LAMBENT_STEP_…
    int32_t error;
    pid_t process;
};

/// Starts the program in a session of its own with nothing of the parent's but what is asked for: standard input is
/// /dev/null, umask 022, no blocked signal, every disposition at its default. Returns after exec or its failure.
struct lambent_outcome lambent_start_program(const struct lambent_program *program);

/// Closes every descriptor from `first` on.
void lambent_close_from(int first);
