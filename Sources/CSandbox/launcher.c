#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "CSandbox.h"
#include "attachments.h"
#include "groups.h"
#include "process.h"
#include "requests.h"
#include "sandboxes.h"
#include "title.h"

static int control;
static int child_signals;
static int life_reader;  // given to every init
static int life_writer;  // only here: its end tells the inits that the launcher is gone

static union {
    char bytes[LAMBENT_MESSAGE_MAXIMUM];
    struct lambent_header header;
    struct lambent_hello hello;
} message;

static int send_answer(const struct answer *answer, uint32_t request) {
    struct lambent_header *header = (void *)answer->content.bytes;
    header->kind = answer->kind;
    header->request = request;
    header->length = answer->length;
    header->descriptors = (uint32_t)answer->descriptor_count;
    return lambent_send(control, header, answer->length, answer->descriptors, answer->descriptor_count, 1);
}

/// Releases what was the reaped init's and tells the server. Nothing happens for a process that was no init.
static void forget(pid_t process) {
    if (attachment_reaped(process)) return;
    struct sandbox *sandbox = sandbox_of_process(process);
    if (sandbox == NULL) return;
    struct answer ended = {.kind = LAMBENT_ENDED, .length = sizeof(struct lambent_header)};
    uint32_t request = sandbox->request;
    sandbox_remove(sandbox);
    send_answer(&ended, request);
}

/// Kills what an init that died before its time left behind: it has become a child of the launcher. Returns how many
/// such children there are, ended ones that are not reaped yet among them.
static size_t kill_orphans(void) {
    pid_t *children;
    size_t count = lambent_tree_children(getpid(), &children);
    size_t orphans = 0;
    for (size_t i = 0; i < count; i++) {
        if (sandbox_of_process(children[i]) != NULL || is_attachment(children[i])) continue;
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
        if (attachment_reaped(process)) continue;
        const struct sandbox *sandbox = sandbox_of_process(process);
        // Nobody outlives the first process of a pid namespace.
        int clean = (WIFEXITED(status) && WEXITSTATUS(status) == 0) || (sandbox != NULL && sandbox->is_isolated);
        // The server hears of the end only when nothing is left of the sandbox.
        while (!clean && kill_orphans() > 0) {
            pid_t other;
            pause_for_children(2);
            while ((other = waitpid(-1, &status, WNOHANG)) > 0) forget(other);
        }
        forget(process);
    }
}

static void thaw_everything(void) {
    size_t count;
    const struct sandbox *all = sandboxes_all(&count);
    for (size_t i = 0; i < count; i++) groups_thaw(all[i].groups, all[i].group_count);
}

/// Reaps until there is no child left, or too long. Returns how many control groups or children are left.
static size_t wait_for_children(void) {
    for (int turn = 0; turn < 200; turn++) {
        int status;
        pid_t process;
        while ((process = waitpid(-1, &status, WNOHANG)) > 0) forget(process);
        if (process < 0 && errno == ECHILD && groups_retry() == 0) return 0;
        kill_orphans();
        pause_for_children(5);
    }
    return 1;
}

/// The server is gone or wants an end: the inits see their life end, kill and leave. Then nothing is left.
static void end_everything(void) {
    attachments_kill();
    thaw_everything();
    close(life_writer);
    if (wait_for_children() == 0) return;
    // An init that did not end within a second is stuck: kill it, then what it leaves.
    size_t count;
    const struct sandbox *stuck = sandboxes_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (!stuck[i].is_isolated) lambent_tree_signal(stuck[i].process, SIGKILL);
        kill(stuck[i].process, SIGKILL);
    }
    wait_for_children();
}

static int greet(size_t length, struct answer *answer) {
    if (length < sizeof message.hello || message.hello.version != LAMBENT_PROTOCOL_VERSION) return 0;
    struct lambent_hello *hello = (void *)answer->content.bytes;
    hello->version = LAMBENT_PROTOCOL_VERSION;
    answer->kind = LAMBENT_HELLO;
    answer->length = sizeof *hello;
    return 1;
}

/// 0 when the server is gone or does not speak this protocol.
static int serve_message(void) {
    int descriptor = -1;
    size_t count = 1;
    ssize_t length = lambent_receive(control, message.bytes, sizeof message.bytes, &descriptor, &count, 0);
    if (length < 0) return errno == EAGAIN;
    if ((size_t)length < sizeof message.header || message.header.length != (uint32_t)length) return 0;
    struct answer answer = {0};
    int understood = 1;
    uint32_t request = message.header.request;
    switch (message.header.kind) {
    case LAMBENT_HELLO:
        understood = greet((size_t)length, &answer);
        break;
    case LAMBENT_CREATE:
        serve_create(message.bytes, (size_t)length, count == 1 ? descriptor : -1, life_reader, &answer);
        break;
    case LAMBENT_STAGE:
        serve_stage(message.bytes, (size_t)length, &answer);
        break;
    case LAMBENT_PREPARE:
        serve_prepare(message.bytes, (size_t)length, &answer);
        break;
    case LAMBENT_ATTACH:
        serve_attach(message.bytes, (size_t)length, &answer);
        break;
    case LAMBENT_JOIN:
        serve_join(message.bytes, (size_t)length, count == 1 ? descriptor : -1, &answer);
        break;
    default:
        understood = 0;
    }
    if (count == 1) close(descriptor);
    if (understood && answer.kind != 0) send_answer(&answer, request);
    while (answer.descriptor_count > 0) close(answer.descriptors[--answer.descriptor_count]);
    return understood;
}

/// Hands on what has become of directories that are being attached.
static void answer_attachments(void) {
    for (;;) {
        struct answer answer = {0};
        uint32_t request = attachments_next(&answer);
        if (request == 0) return;
        send_answer(&answer, request);
        while (answer.descriptor_count > 0) close(answer.descriptors[--answer.descriptor_count]);
    }
}

/// The shorter of two waits, of which -1 is without end.
static int shorter(int one, int other) {
    if (one < 0 || other < 0) return one < 0 ? other : one;
    return one < other ? one : other;
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
        struct pollfd watched[2 + ATTACHMENTS_MAXIMUM] = {
            {.fd = control, .events = POLLIN},
            {.fd = child_signals, .events = POLLIN},
        };
        nfds_t count = 2 + attachments_watch(watched + 2);
        int wait = shorter(groups_retry() > 0 ? 10 : -1, attachments_wait());
        if (poll(watched, count, wait) < 0) continue;
        answer_attachments();
        if (watched[1].revents != 0) {
            pause_for_children(0);
            reap();
        }
        if (watched[0].revents != 0 && !serve_message()) break;
    }
    end_everything();
    groups_finish();
    return 0;
}
