#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CSandbox.h"
#include "init.h"
#include "process.h"
#include "title.h"

/// An init that has not been reaped, and the request that made it.
struct sandbox {
    pid_t process;
    uint32_t request;
};

static struct sandbox *sandboxes;
static size_t sandbox_count;
static size_t sandbox_room;

static int control;
static int child_signals;
static int life_reader;  // given to every init
static int life_writer;  // only here: its end tells the inits that the launcher is gone

static union {
    char bytes[LAMBENT_MESSAGE_MAXIMUM];
    struct lambent_header header;
    struct lambent_hello hello;
} message;

static int reply(void *answer, uint32_t kind, uint32_t request, uint32_t length, const int *descriptor) {
    struct lambent_header *header = answer;
    header->kind = kind;
    header->request = request;
    header->length = length;
    header->descriptors = descriptor == NULL ? 0 : 1;
    return lambent_send(control, answer, length, descriptor, header->descriptors, 1);
}

static int make_room(void) {
    if (sandbox_count < sandbox_room) return 0;
    size_t room = sandbox_room == 0 ? 64 : sandbox_room * 2;
    struct sandbox *larger = realloc(sandboxes, room * sizeof *larger);
    if (larger == NULL) return -1;
    sandboxes = larger;
    sandbox_room = room;
    return 0;
}

/// Forks the init of a sandbox; `*end` becomes the server's end of its socket. The init's id, or -1 with errno.
static pid_t make_sandbox(const char *name, int *end) {
    int ends[2];
    if (make_room() != 0 || lambent_socketpair(ends) != 0) return -1;
    pid_t process = fork();
    if (process == 0) {
        char title[64];
        snprintf(title, sizeof title, "lambent-init %.48s", name);
        lambent_init_main(ends[1], life_reader, title);
    }
    int error = errno;
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        errno = error;
        return -1;
    }
    *end = ends[0];
    return process;
}

static void serve_create(size_t length) {
    struct lambent_created created = {0};
    int end = -1;
    message.bytes[length - 1] = 0;
    pid_t process = length > sizeof message.header ? make_sandbox(message.bytes + sizeof message.header, &end) : -1;
    if (process < 0) {
        created.error = length > sizeof message.header ? errno : EBADMSG;
        reply(&created, LAMBENT_CREATED, message.header.request, sizeof created, NULL);
        return;
    }
    sandboxes[sandbox_count++] = (struct sandbox){.process = process, .request = message.header.request};
    created.process = process;
    reply(&created, LAMBENT_CREATED, message.header.request, sizeof created, &end);
    close(end);
}

static int is_init(pid_t process) {
    for (size_t i = 0; i < sandbox_count; i++) {
        if (sandboxes[i].process == process) return 1;
    }
    return 0;
}

/// Takes the reaped process out of the table and tells the server. 0 when it was no init.
static int forget(pid_t process) {
    for (size_t i = 0; i < sandbox_count; i++) {
        if (sandboxes[i].process != process) continue;
        struct lambent_header ended = {0};
        uint32_t request = sandboxes[i].request;
        sandboxes[i] = sandboxes[--sandbox_count];
        reply(&ended, LAMBENT_ENDED, request, sizeof ended, NULL);
        return 1;
    }
    return 0;
}

/// Kills what an init that died before its time left behind: it has become a child of the launcher. Returns how many
/// such children there are, ended ones that are not reaped yet among them.
static size_t kill_orphans(void) {
    pid_t *children;
    size_t count = lambent_tree_children(getpid(), &children);
    size_t orphans = 0;
    for (size_t i = 0; i < count; i++) {
        if (is_init(children[i])) continue;
        lambent_tree_signal(children[i], SIGKILL);
        kill(children[i], SIGKILL);
        orphans++;
    }
    free(children);
    return orphans;
}

/// Waits a moment for children to end.
static void pause_for_children(int milliseconds) {
    struct signalfd_siginfo information;
    struct pollfd ended = {.fd = child_signals, .events = POLLIN};
    poll(&ended, 1, milliseconds);
    while (read(child_signals, &information, sizeof information) > 0) {
    }
}

static void reap(void) {
    int status;
    pid_t process;
    while ((process = waitpid(-1, &status, WNOHANG)) > 0) {
        int clean = WIFEXITED(status) && WEXITSTATUS(status) == 0;
        // The server hears of the end only when nothing is left of the sandbox.
        while (!clean && kill_orphans() > 0) {
            pid_t other;
            pause_for_children(2);
            while ((other = waitpid(-1, &status, WNOHANG)) > 0) forget(other);
        }
        forget(process);
    }
}

/// The server is gone or wants an end: the inits see their life end, kill and leave. Then nothing is left.
static void end_everything(void) {
    close(life_writer);
    for (int turn = 0; turn < 200; turn++) {
        int status;
        pid_t process;
        while ((process = waitpid(-1, &status, WNOHANG)) > 0) forget(process);
        if (process < 0 && errno == ECHILD) return;
        kill_orphans();
        pause_for_children(5);
    }
    // An init that did not end within a second is stuck: kill it, then what it leaves.
    while (sandbox_count > 0) {
        pid_t stuck = sandboxes[--sandbox_count].process;
        lambent_tree_signal(stuck, SIGKILL);
        kill(stuck, SIGKILL);
    }
    for (int turn = 0; turn < 200; turn++) {
        int status;
        while (waitpid(-1, &status, WNOHANG) > 0) {
        }
        if (kill_orphans() == 0) return;
        pause_for_children(5);
    }
}

/// 0 when the server is gone or does not speak this protocol.
static int serve_message(void) {
    size_t none = 0;
    ssize_t length = lambent_receive(control, message.bytes, sizeof message.bytes, NULL, &none, 0);
    if (length < 0) return errno == EAGAIN;
    if ((size_t)length < sizeof message.header || message.header.length != (uint32_t)length) return 0;
    switch (message.header.kind) {
    case LAMBENT_HELLO: {
        if ((size_t)length < sizeof message.hello || message.hello.version != LAMBENT_PROTOCOL_VERSION) return 0;
        struct lambent_hello answer = {.version = LAMBENT_PROTOCOL_VERSION};
        reply(&answer, LAMBENT_HELLO, message.header.request, sizeof answer, NULL);
        return 1;
    }
    case LAMBENT_CREATE:
        serve_create((size_t)length);
        return 1;
    default:
        return 0;
    }
}

static int prepare(int given) {
    control = given;
    fcntl(control, F_SETFD, FD_CLOEXEC);
    if (control != 3) {
        if (dup3(control, 3, O_CLOEXEC) < 0) return -1;
        control = 3;
    }
    lambent_close_from(4);
    setsid();  // a ^C at the terminal is for the server alone, which then ends its functions in order
    lambent_set_title("lambent-launcher");
    sigset_t all, children;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, NULL);
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    child_signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    int life[2];
    if (child_signals < 0 || lambent_pipe(life) != 0) return -1;
    life_reader = life[0];
    life_writer = life[1];
    return prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
}

int lambent_launcher_main(int given) {
    if (prepare(given) != 0) {
        perror("lambent-launcher");
        return 70;
    }
    for (;;) {
        struct pollfd watched[] = {
            {.fd = control, .events = POLLIN},
            {.fd = child_signals, .events = POLLIN},
        };
        if (poll(watched, 2, -1) < 0) continue;
        if (watched[1].revents != 0) {
            pause_for_children(0);
            reap();
        }
        if (watched[0].revents != 0 && !serve_message()) break;
    }
    end_everything();
    return 0;
}
