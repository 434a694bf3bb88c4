#define _GNU_SOURCE

#include "init.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "egress_filter.h"
#include "furnish.h"
#include "interface.h"
#include "lambent_channel.h"
#include "lambent_protocol.h"
#include "lambent_tree.h"
#include "message_strings.h"
#include "process.h"
#include "title.h"

#define CONTROL 3
#define LIFE 4

static int child_signals;

/// NULL in a plain sandbox.
static const struct lambent_identity *identity;

/// What went wrong when the sandbox was isolated or furnished; nothing is started in one that is not whole.
static struct lambent_furnished flaw;

/// Processes that the server asked for and that have not ended; others that end are orphans and reaped in silence.
struct process {
    pid_t id;
    uint32_t request;
};

static struct process *started;
static size_t started_count;
static size_t started_room;

static union {
    char bytes[LAMBENT_MESSAGE_MAXIMUM];
    struct lambent_header header;
    struct lambent_start start;
    struct lambent_signal signal;
} message;

static void reply_with(
    void *answer, uint32_t kind, uint32_t request, uint32_t length, const int *descriptors, size_t count) {
    struct lambent_header *header = answer;
    header->kind = kind;
    header->request = request;
    header->length = length;
    header->descriptors = (uint32_t)count;
    // A failure means that the server is gone, and the next poll says so.
    lambent_send(CONTROL, answer, length, descriptors, count, 1);
}

static void reply(void *answer, uint32_t kind, uint32_t request, uint32_t length) {
    reply_with(answer, kind, request, length, NULL, 0);
}

/// The request that started the process, which is then forgotten; 0 for an orphan.
static uint32_t forget(pid_t id) {
    for (size_t i = 0; i < started_count; i++) {
        if (started[i].id != id) continue;
        uint32_t request = started[i].request;
        started[i] = started[--started_count];
        return request;
    }
    return 0;
}

static int remember(void) {
    if (started_count < started_room) return 0;
    size_t room = started_room == 0 ? 16 : started_room * 2;
    struct process *larger = realloc(started, room * sizeof *larger);
    if (larger == NULL) return -1;
    started = larger;
    started_room = room;
    return 0;
}

/// Reaps whatever has ended and reports what the server knows. 0 when children are left, -1 when there are none.
static int reap(size_t *reaped) {
    for (;;) {
        int status;
        struct rusage usage;
        pid_t process = wait4(-1, &status, WNOHANG, &usage);
        if (process == 0) return 0;
        if (process < 0) return errno == EINTR ? 0 : -1;
        ++*reaped;
        uint32_t request = forget(process);
        if (request == 0) continue;
        struct lambent_exited exited = {.process = process, .peak = (uint64_t)usage.ru_maxrss * 1024};
        if (WIFSIGNALED(status)) {
            exited.signal = WTERMSIG(status);
        } else {
            exited.status = WEXITSTATUS(status);
        }
        reply(&exited, LAMBENT_EXITED, request, sizeof exited);
    }
}

static void drain_signals(void) {
    struct signalfd_siginfo information;
    while (read(child_signals, &information, sizeof information) > 0) {
    }
}

/// Until nothing is left: descendants of a killed process become children of this one, so they are met at a later turn.
static void kill_everything(void) {
    for (;;) {
        size_t reaped = 0;
        if (reap(&reaped) != 0) return;
        if (identity != NULL) {
            kill(-1, SIGKILL);  // everybody in this pid namespace but its first
        } else {
            lambent_tree_signal(getpid(), SIGKILL);
        }
        struct pollfd ended = {.fd = child_signals, .events = POLLIN};
        poll(&ended, 1, 5);
        drain_signals();
    }
}

/// Checks every length of a start message against what really came, then starts the program.
static struct lambent_outcome start_program(size_t length, const int *descriptors, size_t count) {
    struct lambent_outcome malformed = {.step = LAMBENT_STEP_MESSAGE, .error = EBADMSG};
    const struct lambent_start *start = &message.start;
    if (flaw.step != 0) return (struct lambent_outcome){.step = LAMBENT_STEP_SANDBOX, .error = flaw.error};
    if (length < sizeof *start || count < 2 || start->arguments == 0) return malformed;
    size_t limits_length = (size_t)start->limits * sizeof(struct lambent_limit);
    if (limits_length > length - sizeof *start) return malformed;
    struct strings strings = {.place = message.bytes + sizeof *start + limits_length, .end = message.bytes + length};
    struct lambent_program program = {
        .limits = (const struct lambent_limit *)(const void *)(message.bytes + sizeof *start),
        .limit_count = start->limits,
        .descriptors = descriptors,
        .descriptor_count = count,
        .identity = identity,
    };
    program.executable = next_string(&strings);
    program.directory = program.executable == NULL ? NULL : next_string(&strings);
    if (program.directory == NULL) return malformed;
    program.arguments = next_strings(&strings, start->arguments);
    if (program.arguments == NULL) return malformed;
    program.variables = next_strings(&strings, start->variables);
    struct lambent_outcome outcome = malformed;
    if (program.variables != NULL && strings.place == strings.end) {
        // A program may open its own standard output anew, which asks who owns the pipe.
        for (size_t i = 0; identity != NULL && !identity->in_user_namespace && i < 2; i++) {
            if (fchown(descriptors[i], identity->user, identity->group) != 0) break;
        }
        if (remember() == 0) {
            outcome = lambent_start_program(&program);
        } else {
            outcome = (struct lambent_outcome){.step = LAMBENT_STEP_FORK, .error = ENOMEM};
        }
    }
    free(program.variables);
    free(program.arguments);
    return outcome;
}

static void serve_start(size_t length, const int *descriptors, size_t count) {
    struct lambent_outcome outcome = start_program(length, descriptors, count);
    struct lambent_started answer = {.step = outcome.step, .error = outcome.error};
    if (outcome.step == LAMBENT_STEP_NONE) {
        answer.process = outcome.process;
        started[started_count++] = (struct process){.id = outcome.process, .request = message.header.request};
    }
    reply(&answer, LAMBENT_STARTED, message.header.request, sizeof answer);
}

static void serve_signal(size_t length) {
    struct lambent_signalled answer = {.error = EBADMSG};
    if (length == sizeof message.signal) {
        answer.error = ESRCH;
        for (size_t i = 0; i < started_count; i++) {
            if (started[i].id != message.signal.process) continue;
            // It leads a session, so its group is its own.
            answer.error = kill(-started[i].id, message.signal.number) == 0 ? 0 : errno;
            break;
        }
    }
    reply(&answer, LAMBENT_SIGNALLED, message.header.request, sizeof answer);
}

static void serve_furnish(size_t length, const int *descriptors, size_t count) {
    int listeners[LAMBENT_DESCRIPTORS_MAXIMUM];
    size_t listening = 0;
    int told = -1;
    if (flaw.step == 0) flaw = furnish(message.bytes, length, descriptors, count, listeners, &listening, &told);
    if (flaw.step == 0 && told >= 0) {
        // Whoever waits for it goes on at once; if there is nobody any more, the server sees that by itself.
        ssize_t written = write(told, "", 1);
        (void)written;
    }
    struct lambent_furnished answer = flaw;
    size_t given = flaw.step == 0 ? listening : 0;
    reply_with(&answer, LAMBENT_FURNISHED, message.header.request, sizeof answer, listeners, given);
    while (listening > 0) close(listeners[--listening]);
}

static void serve_socket(void) {
    struct lambent_socketed answer = {0};
    int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (made < 0) answer.error = errno;
    reply_with(&answer, LAMBENT_SOCKETED, message.header.request, sizeof answer, &made, made < 0 ? 0 : 1);
    if (made >= 0) close(made);
}

static void serve_network(uint32_t kind, struct lambent_networked answer) {
    reply(&answer, kind, message.header.request, sizeof answer);
}

static _Noreturn void end(void) {
    kill_everything();
    if (identity != NULL) isolation_discard_temporary();
    _exit(0);
}

static void serve_message(void) {
    int descriptors[LAMBENT_DESCRIPTORS_MAXIMUM];
    size_t count = LAMBENT_DESCRIPTORS_MAXIMUM;
    ssize_t length = lambent_receive(CONTROL, message.bytes, sizeof message.bytes, descriptors, &count, 0);
    if (length < 0) {
        if (errno == EAGAIN) return;
        end();
    }
    if ((size_t)length < sizeof message.header || message.header.length != (uint32_t)length) end();
    switch (message.header.kind) {
    case LAMBENT_START:
        serve_start((size_t)length, descriptors, count);
        break;
    case LAMBENT_SIGNAL:
        serve_signal((size_t)length);
        break;
    case LAMBENT_KILL: {
        struct lambent_header answer = {0};
        kill_everything();
        reply(&answer, LAMBENT_KILLED, message.header.request, sizeof answer);
        break;
    }
    case LAMBENT_FURNISH:
        serve_furnish((size_t)length, descriptors, count);
        break;
    case LAMBENT_FILTER:
        serve_network(LAMBENT_FILTERED, egress_filter(message.bytes, (size_t)length));
        break;
    case LAMBENT_CONNECT:
        serve_network(LAMBENT_CONNECTED, interface_connect(message.bytes, (size_t)length));
        break;
    case LAMBENT_SOCKET:
        serve_socket();
        break;
    default:  // LAMBENT_DESTROY, or a server that is not of this build
        end();
    }
    while (count > 0) close(descriptors[--count]);
}

/// Only the two ends at their fixed places and standard error stay open.
static void settle_descriptors(int control, int life) {
    int control_above = fcntl(control, F_DUPFD_CLOEXEC, LIFE + 1);
    int life_above = fcntl(life, F_DUPFD_CLOEXEC, LIFE + 1);
    if (control_above < 0 || life_above < 0 || dup3(control_above, CONTROL, O_CLOEXEC) < 0
        || dup3(life_above, LIFE, O_CLOEXEC) < 0) {
        _exit(70);
    }
    lambent_close_from(LIFE + 1);
}

void lambent_init_main(int control, int life, const char *title, const struct init_isolation *isolated) {
    if (isolated != NULL) {
        identity = &isolated->identity;
        flaw.step = isolate(&isolated->isolation);
        flaw.error = flaw.step == 0 ? 0 : errno;
    }
    settle_descriptors(control, life);
    setsid();
    lambent_set_title(title);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);  // it ends when its server does, not by a signal to everybody
    sigset_t children;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    child_signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    if (child_signals < 0 || prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0) != 0) _exit(70);
    for (;;) {
        struct pollfd watched[] = {
            {.fd = CONTROL, .events = POLLIN},
            {.fd = LIFE, .events = POLLIN},
            {.fd = child_signals, .events = POLLIN},
        };
        if (poll(watched, 3, -1) < 0) continue;
        if (watched[1].revents != 0) end();
        if (watched[2].revents != 0) {
            size_t reaped = 0;
            drain_signals();
            reap(&reaped);
        }
        if (watched[0].revents != 0) serve_message();
    }
}
