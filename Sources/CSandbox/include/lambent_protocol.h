/// Messages between the server, the launcher and the inits.
///
/// Both ends of every socket are the same build of the same binary, so the layout is free to change; the version in
/// the greeting only catches a binary that was replaced while it ran. A message is one SOCK_SEQPACKET packet: a
/// header, then the fixed part of its kind, then its strings, each ended by NUL. Descriptors travel beside it.
#pragma once

#include <stdint.h>

#define LAMBENT_PROTOCOL_VERSION 1u

/// Largest message and most descriptors in one message; anything above is refused by both ends.
#define LAMBENT_MESSAGE_MAXIMUM 131072u
#define LAMBENT_DESCRIPTORS_MAXIMUM 64u

// Server to launcher and back.
#define LAMBENT_HELLO 1u          // lambent_hello, answered by lambent_hello
#define LAMBENT_CREATE 2u         // header, name; answered by lambent_created with one descriptor, the sandbox's socket
#define LAMBENT_CREATED 3u        //
#define LAMBENT_ENDED 4u          // header: the sandbox of that request is gone and its init reaped

// Server to a sandbox's init and back.
#define LAMBENT_START 16u         // lambent_start, limits, strings, descriptors; answered by lambent_started
#define LAMBENT_STARTED 17u       //
#define LAMBENT_EXITED 18u        // lambent_exited: a started process ended
#define LAMBENT_SIGNAL 19u        // lambent_signal: to one started process; answered by lambent_signalled
#define LAMBENT_SIGNALLED 20u     //
#define LAMBENT_KILL 21u          // header: SIGKILL everything in the sandbox; answered by header when all is reaped
#define LAMBENT_KILLED 22u        //
#define LAMBENT_DESTROY 23u       // header: kill everything and end; the socket closes

// Where a start failed; `error` is the errno of that step.
#define LAMBENT_STEP_NONE 0u
#define LAMBENT_STEP_MESSAGE 1u   // the message was malformed or carried the wrong number of descriptors
#define LAMBENT_STEP_FORK 2u
#define LAMBENT_STEP_DESCRIPTORS 3u
#define LAMBENT_STEP_DIRECTORY 4u
#define LAMBENT_STEP_LIMITS 5u
#define LAMBENT_STEP_EXEC 6u

struct lambent_header {
    uint32_t kind;
    uint32_t request;  // chosen by the asker, not 0, returned in the answer; ENDED: of the CREATE, EXITED: of the START
    uint32_t length;   // of the whole message
    uint32_t descriptors;
};

struct lambent_hello {
    struct lambent_header header;
    uint32_t version;
    uint32_t reserved;
};

struct lambent_created {
    struct lambent_header header;
    int32_t error;
    int32_t process;  // the init's, in the launcher's pid namespace
};

/// Followed by `limits` × lambent_limit, then the strings: executable, directory, arguments (the first is argv[0]),
/// variables. The descriptors are standard output, standard error, and then those that become 3, 4, … in the child.
struct lambent_start {
    struct lambent_header header;
    uint32_t limits;
    uint32_t arguments;
    uint32_t variables;
    uint32_t reserved;
};

struct lambent_limit {
    uint32_t resource;
    uint32_t reserved;
    uint64_t soft;
    uint64_t hard;
};

struct lambent_started {
    struct lambent_header header;
    uint32_t step;
    int32_t error;
    int32_t process;
    uint32_t reserved;
};

struct lambent_exited {
    struct lambent_header header;
    int32_t process;
    int32_t signal;  // 0: ended by itself with `status`
    int32_t status;
    uint32_t reserved;
    uint64_t peak;   // bytes: largest resident size of the process
};

struct lambent_signal {
    struct lambent_header header;
    int32_t process;
    int32_t number;
};

struct lambent_signalled {
    struct lambent_header header;
    int32_t error;
    uint32_t reserved;
};
