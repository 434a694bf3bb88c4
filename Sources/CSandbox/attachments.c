#define _GNU_SOURCE

#include "attachments.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include "attach.h"
#include "lambent_channel.h"
#include "lambent_protocol.h"
#include "message_strings.h"
#include "process.h"
#include "stage.h"
#include "title.h"

#define REPORT 3

/// A child, and where it reports; -1 once it has, or its time was over.
struct attachment {
    pid_t process;
    int report;
    uint32_t request;
    int64_t deadline;  // milliseconds of the monotonic clock
};

static struct attachment attachments[ATTACHMENTS_MAXIMUM];
static size_t attachment_count;

static int64_t now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/// The child: holds nothing of the launcher's, above all not what tells the inits that the launcher lives.
static _Noreturn void work(const struct lambent_attach *attach, const char *directory, const char *path, int report) {
    prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0);
    if (report != REPORT && dup2(report, REPORT) < 0) _exit(70);
    lambent_close_from(REPORT + 1);
    lambent_set_title("lambent-attach");
    int mount = -1;
    struct lambent_attached attached = attach_directory(attach, directory, path, &mount);
    lambent_send(REPORT, &attached, sizeof attached, &mount, mount < 0 ? 0 : 1, 1);
    _exit(0);
}

static void answer_failure(struct answer *answer, uint32_t step, int error) {
    struct lambent_attached *attached = (void *)answer->content.bytes;
    memset(attached, 0, sizeof *attached);
    attached->step = step;
    attached->error = error;
    answer->kind = LAMBENT_ATTACHED;
    answer->length = sizeof *attached;
}

void serve_attach(char *message, size_t length, struct answer *answer) {
    struct lambent_attach attach;
    if (length < sizeof attach) return answer_failure(answer, LAMBENT_ATTACH_MESSAGE, EBADMSG);
    memcpy(&attach, message, sizeof attach);
    struct strings strings = {.place = message + sizeof attach, .end = message + length};
    const char *directory = next_string(&strings);
    const char *path = directory == NULL ? NULL : next_string(&strings);
    if (path == NULL || stage_template() < 0) return answer_failure(answer, LAMBENT_ATTACH_MESSAGE, EBADMSG);
    if (attachment_count == ATTACHMENTS_MAXIMUM) return answer_failure(answer, LAMBENT_ATTACH_PROCESS, EAGAIN);
    int ends[2];
    if (lambent_socketpair(ends) != 0) return answer_failure(answer, LAMBENT_ATTACH_PROCESS, errno);
    pid_t process = (pid_t)syscall(SYS_clone, (long)SIGCHLD, 0L, 0L, 0L, 0L);
    if (process == 0) work(&attach, directory, path, ends[1]);
    int error = errno;
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return answer_failure(answer, LAMBENT_ATTACH_PROCESS, error);
    }
    attachments[attachment_count++] = (struct attachment){
        .process = process,
        .report = ends[0],
        .request = attach.header.request,
        .deadline = now() + attach.milliseconds,
    };
}

size_t attachments_watch(struct pollfd *watched) {
    size_t count = 0;
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].report < 0) continue;
        watched[count++] = (struct pollfd){.fd = attachments[i].report, .events = POLLIN};
    }
    return count;
}

int attachments_wait(void) {
    int64_t wait = -1;
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].report < 0) continue;
        int64_t left = attachments[i].deadline - now();
        if (left < 0) left = 0;
        if (wait < 0 || left < wait) wait = left;
    }
    return wait > 3600000 ? 3600000 : (int)wait;
}

/// Frees the place of one that has been answered and reaped.
static void drop(size_t index) {
    if (attachments[index].report >= 0 || attachments[index].process != 0) return;
    attachments[index] = attachments[--attachment_count];
}

/// Whether there is an answer.
static int look(struct attachment *attachment, struct answer *answer) {
    size_t room = 1;
    ssize_t length = lambent_receive(
        attachment->report, answer->content.bytes, sizeof answer->content, answer->descriptors, &room, 0);
    if (length == (ssize_t)sizeof(struct lambent_attached)) {
        answer->kind = LAMBENT_ATTACHED;
        answer->length = sizeof(struct lambent_attached);
        answer->descriptor_count = room;
    } else if (length >= 0 || errno != EAGAIN) {
        answer_failure(answer, LAMBENT_ATTACH_PROCESS, ECHILD);
    } else if (now() >= attachment->deadline) {
        if (attachment->process != 0) kill(attachment->process, SIGKILL);
        answer_failure(answer, LAMBENT_ATTACH_TIME, ETIMEDOUT);
    } else {
        return 0;
    }
    close(attachment->report);
    attachment->report = -1;
    return 1;
}

uint32_t attachments_next(struct answer *answer) {
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].report < 0 || !look(&attachments[i], answer)) continue;
        uint32_t request = attachments[i].request;
        drop(i);
        return request;
    }
    return 0;
}

int is_attachment(pid_t process) {
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].process == process) return 1;
    }
    return 0;
}

int attachment_reaped(pid_t process) {
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].process != process) continue;
        attachments[i].process = 0;
        drop(i);
        return 1;
    }
    return 0;
}

void attachments_kill(void) {
    for (size_t i = 0; i < attachment_count; i++) {
        if (attachments[i].process > 0) kill(attachments[i].process, SIGKILL);
    }
}
