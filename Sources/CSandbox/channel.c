#define _GNU_SOURCE

#include "lambent_channel.h"

#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include "lambent_protocol.h"

int lambent_socketpair(int ends[2]) {
    return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends);
}

int lambent_pipe(int ends[2]) {
    return pipe2(ends, O_CLOEXEC);
}

int lambent_send(int socket, const void *message, size_t length, const int *descriptors, size_t count, int wait) {
    if (length == 0 || length > LAMBENT_MESSAGE_MAXIMUM || count > LAMBENT_DESCRIPTORS_MAXIMUM) {
        errno = EMSGSIZE;
        return -1;
    }
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int) * LAMBENT_DESCRIPTORS_MAXIMUM)];
    } control;
    struct iovec part = {.iov_base = (void *)(uintptr_t)message, .iov_len = length};
    struct msghdr packet = {.msg_iov = &part, .msg_iovlen = 1};
    if (count > 0) {
        memset(&control, 0, sizeof control);
        packet.msg_control = control.bytes;
        packet.msg_controllen = CMSG_SPACE(sizeof(int) * count);
        struct cmsghdr *rights = CMSG_FIRSTHDR(&packet);
        rights->cmsg_level = SOL_SOCKET;
        rights->cmsg_type = SCM_RIGHTS;
        rights->cmsg_len = CMSG_LEN(sizeof(int) * count);
        memcpy(CMSG_DATA(rights), descriptors, sizeof(int) * count);
    }
    int flags = MSG_NOSIGNAL | (wait ? 0 : MSG_DONTWAIT);
    ssize_t sent;
    do {
        sent = sendmsg(socket, &packet, flags);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

/// Moves the descriptors of `packet` into `descriptors`; closes those for which there is no room. 0 when all fit.
static int take_descriptors(struct msghdr *packet, int *descriptors, size_t room, size_t *taken) {
    int refused = (packet->msg_flags & (MSG_CTRUNC | MSG_TRUNC)) != 0;
    for (struct cmsghdr *part = CMSG_FIRSTHDR(packet); part != NULL; part = CMSG_NXTHDR(packet, part)) {
        if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
        size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
        for (size_t i = 0; i < count; i++) {
            int descriptor;
            memcpy(&descriptor, CMSG_DATA(part) + i * sizeof(int), sizeof(int));
            if (!refused && *taken < room) {
                descriptors[(*taken)++] = descriptor;
            } else {
                refused = 1;
                close(descriptor);
            }
        }
    }
    if (!refused) return 0;
    while (*taken > 0) close(descriptors[--*taken]);
    return -1;
}

ssize_t lambent_receive(int socket, void *message, size_t capacity, int *descriptors, size_t *count, int wait) {
    union {
        struct cmsghdr header;
        char bytes[CMSG_SPACE(sizeof(int) * LAMBENT_DESCRIPTORS_MAXIMUM)];
    } control;
    struct iovec part = {.iov_base = message, .iov_len = capacity};
    struct msghdr packet = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.bytes, .msg_controllen = sizeof control.bytes};
    int flags = MSG_CMSG_CLOEXEC | (wait ? 0 : MSG_DONTWAIT);
    size_t room = *count;
    *count = 0;
    ssize_t length;
    do {
        length = recvmsg(socket, &packet, flags);
    } while (length < 0 && errno == EINTR);
    if (length < 0) return -1;
    if (take_descriptors(&packet, descriptors, room, count) != 0) {
        errno = EMSGSIZE;
        return -1;
    }
    return length;
}

int lambent_poller_make(void) {
    return epoll_create1(EPOLL_CLOEXEC);
}

int lambent_event_make(void) {
    return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
}

static int poller_control(int poller, int operation, int descriptor, unsigned long long key, int output) {
    struct epoll_event event = {.events = output ? EPOLLIN | EPOLLOUT : EPOLLIN, .data.u64 = key};
    return epoll_ctl(poller, operation, descriptor, &event);
}

int lambent_poller_add(int poller, int descriptor, unsigned long long key, int output) {
    return poller_control(poller, EPOLL_CTL_ADD, descriptor, key, output);
}

int lambent_poller_change(int poller, int descriptor, unsigned long long key, int output) {
    return poller_control(poller, EPOLL_CTL_MOD, descriptor, key, output);
}

int lambent_poller_remove(int poller, int descriptor) {
    return poller_control(poller, EPOLL_CTL_DEL, descriptor, 0, 0);
}

int lambent_poller_wait(int poller, unsigned long long *keys, int *masks, int capacity) {
    struct epoll_event events[64];
    if (capacity > 64) capacity = 64;
    int count;
    do {
        count = epoll_wait(poller, events, capacity, -1);
    } while (count < 0 && errno == EINTR);
    for (int i = 0; i < count; i++) {
        keys[i] = events[i].data.u64;
        masks[i] = 0;
        if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) masks[i] |= LAMBENT_READABLE;
        if (events[i].events & EPOLLOUT) masks[i] |= LAMBENT_WRITABLE;
    }
    return count;
}
