/* The floor of a warm invocation: an epoll server that answers each HTTP request with its own body, and does nothing else.
   Prints the port that it listens on. Serves many connections from one thread; each request must fit the buffer. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { BUFFER = 65536 };

struct connection {
    int descriptor;
    size_t length;
    char buffer[BUFFER];
};

static void stop(const char *what) {
    perror(what);
    exit(1);
}

/* Answers every whole request in the buffer; false when the connection is of no use any more. */
static int answer(struct connection *c) {
    for (;;) {
        char *end = memmem(c->buffer, c->length, "\r\n\r\n", 4);
        if (!end) return c->length < BUFFER;
        size_t head = (size_t)(end - c->buffer) + 4;
        size_t body = 0;
        char *line = c->buffer;
        while ((line = memmem(line, (size_t)(end - line), "\r\n", 2))) {
            line += 2;
            if (strncasecmp(line, "content-length:", 15) == 0) body = strtoul(line + 15, NULL, 10);
        }
        if (head + body > BUFFER) return 0;
        if (c->length < head + body) return 1;
        char reply[BUFFER + 256];
        int start = snprintf(
            reply, 256, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n", body);
        memcpy(reply + start, c->buffer + head, body);
        if (write(c->descriptor, reply, (size_t)start + body) < 0) return 0;
        memmove(c->buffer, c->buffer + head + body, c->length - head - body);
        c->length -= head + body;
    }
}

int main(void) {
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (listener < 0 || bind(listener, (struct sockaddr *)&address, size) || listen(listener, 128)) stop("listen");
    if (getsockname(listener, (struct sockaddr *)&address, &size)) stop("getsockname");
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);

    int poller = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
    if (poller < 0 || epoll_ctl(poller, EPOLL_CTL_ADD, listener, &event)) stop("epoll");
    for (;;) {
        struct epoll_event ready[64];
        int count = epoll_wait(poller, ready, 64, -1);
        for (int i = 0; i < count; i++) {
            struct connection *c = ready[i].data.ptr;
            if (!c) {
                int one = 1;
                int accepted = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
                if (accepted < 0) continue;
                setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
                c = calloc(1, sizeof *c);
                if (!c) stop("calloc");
                c->descriptor = accepted;
                event = (struct epoll_event){.events = EPOLLIN, .data.ptr = c};
                epoll_ctl(poller, EPOLL_CTL_ADD, accepted, &event);
                continue;
            }
            ssize_t got = read(c->descriptor, c->buffer + c->length, BUFFER - c->length);
            if (got > 0) c->length += (size_t)got;
            if ((got <= 0 && errno != EAGAIN) || !answer(c)) {
                close(c->descriptor);
                free(c);
            }
        }
    }
}
