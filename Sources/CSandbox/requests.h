/// What the server asks of the launcher.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// The answer to a request: a message and descriptors, which are closed once it is sent.
struct answer {
    uint32_t kind;
    uint32_t length;
    union {
        uint32_t header[4];
        char bytes[64];
    } content;
    int descriptors[64];
    size_t descriptor_count;
};

/// LAMBENT_CREATE. `image` is the descriptor that came with it, or -1; `life` the pipe whose end the init is to watch.
void serve_create(char *message, size_t length, int image, int life, struct answer *answer);

/// LAMBENT_STAGE.
void serve_stage(char *message, size_t length, struct answer *answer);

/// LAMBENT_PREPARE.
void serve_prepare(char *message, size_t length, struct answer *answer);

/// LAMBENT_ATTACH. Answers only when it cannot even be begun; else `attachments_next` does.
void serve_attach(char *message, size_t length, struct answer *answer);

/// LAMBENT_JOIN. `namespace` is the descriptor that came with it, or -1.
void serve_join(char *message, size_t length, int namespace, struct answer *answer);
