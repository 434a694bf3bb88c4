// The floor of a warm invocation: one epoll loop between HTTP clients and the bootstraps of functions, and nothing else: no
// authentication, no look-up, no log, no limit.
//
//     invoke_server PROCESSES PROGRAM ARGUMENT...
//
// Each process inherits a connected socket as _LAMBENT_RUNTIME_FD, which takes and gives frames (Runtimes/README.md), and
// /dev/null as its log. Prints its port.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <stdint.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <signal.h>
#include <unistd.h>

#define CAPACITY (1 << 20)
#define PREFIX 12

enum { EVENT = 1 };

struct peer {
    int descriptor;
    int is_runtime;
    int waits;            // a runtime that has asked for its next event
    struct peer *client;  // whose event a runtime handles
    struct peer *next;    // of clients that wait for a runtime
    size_t held;
    size_t body, body_length;
    char data[CAPACITY];
};

static struct peer *runtimes[64];
static int runtime_count;
static struct peer *first_waiting, **last_waiting = &first_waiting;
static int poller;

static void watch(struct peer *peer)
{
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = peer};
    epoll_ctl(poller, EPOLL_CTL_ADD, peer->descriptor, &event);
}

static void send_all(int descriptor, const char *data, size_t length)
{
    while (length > 0) {
        ssize_t sent = write(descriptor, data, length);
        if (sent <= 0)
            return;
        data += sent;
        length -= (size_t)sent;
    }
}

static void start(int number, char **command)
{
    int ends[2];
    socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends);
    if (fork() == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        dup2(ends[1], 3);
        dup2(open("/dev/null", O_WRONLY), 4);
        setenv("_LAMBENT_RUNTIME_FD", "3", 1);
        setenv("_LAMBDA_TELEMETRY_LOG_FD", "4", 1);
        execv(command[0], command);
        _exit(127);
    }
    close(ends[1]);
    runtimes[number] = calloc(1, sizeof(struct peer));
    *runtimes[number] = (struct peer){.descriptor = ends[0], .is_runtime = 1};
    watch(runtimes[number]);
}

/// Whether a whole frame is held; where its body is.
static int has_frame(struct peer *peer)
{
    uint32_t numbers[3];
    if (peer->held < PREFIX)
        return 0;
    memcpy(numbers, peer->data, PREFIX);
    peer->body = PREFIX + ntohl(numbers[1]);
    peer->body_length = ntohl(numbers[2]);
    return peer->held >= peer->body + peer->body_length;
}

/// Whether a whole request is held; where its body is.
static int has_message(struct peer *peer)
{
    peer->data[peer->held] = 0;
    char *end = strstr(peer->data, "\r\n\r\n");
    if (end == NULL)
        return 0;
    char *length = strcasestr(peer->data, "\r\ncontent-length:");
    peer->body = (size_t)(end + 4 - peer->data);
    peer->body_length = length != NULL && length < end ? strtoul(length + 17, NULL, 10) : 0;
    return peer->held >= peer->body + peer->body_length;
}

static void drop_message(struct peer *peer)
{
    size_t used = peer->body + peer->body_length;
    memmove(peer->data, peer->data + used, peer->held - used);
    peer->held -= used;
}

static void deliver(struct peer *runtime, struct peer *client)
{
    static char out[CAPACITY + 1024];
    static const char fields[] = "8476a536-e9f4-11e8-9739-2dfe598c3fcd\0004102444800000\000"
                                 "arn:aws:lambda:us-east-1:000000000000:function:floor\000"
                                 "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0\000\000";
    const uint32_t numbers[3] = {htonl(EVENT), htonl(sizeof fields), htonl((uint32_t)client->body_length)};
    int head = PREFIX + sizeof fields;
    memcpy(out, numbers, PREFIX);
    memcpy(out + PREFIX, fields, sizeof fields);
    memcpy(out + head, client->data + client->body, client->body_length);
    runtime->client = client;
    runtime->waits = 0;
    send_all(runtime->descriptor, out, (size_t)head + client->body_length);
    drop_message(client);
}

static void from_client(struct peer *client)
{
    if (!has_message(client))
        return;
    for (int i = 0; i < runtime_count; i++) {
        if (runtimes[i]->waits) {
            deliver(runtimes[i], client);
            return;
        }
    }
    client->next = NULL;
    *last_waiting = client;
    last_waiting = &client->next;
}

static void from_runtime(struct peer *runtime)
{
    while (has_frame(runtime)) {
        if (runtime->client != NULL) {
            static char out[CAPACITY + 256];
            int head = snprintf(out, 256, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %zu\r\n\r\n",
                                runtime->body_length);
            memcpy(out + head, runtime->data + runtime->body, runtime->body_length);
            send_all(runtime->client->descriptor, out, (size_t)head + runtime->body_length);
            runtime->client = NULL;
        }
        // It asks for the next event with every frame.
        drop_message(runtime);
        runtime->waits = 1;
        if (first_waiting != NULL) {
            struct peer *client = first_waiting;
            first_waiting = client->next;
            if (first_waiting == NULL)
                last_waiting = &first_waiting;
            deliver(runtime, client);
        }
    }
}

int main(int count, char **arguments)
{
    if (count < 3)
        return 2;
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_IGN);
    poller = epoll_create1(EPOLL_CLOEXEC);
    runtime_count = atoi(arguments[1]);
    for (int i = 0; i < runtime_count && i < 64; i++)
        start(i, arguments + 2);
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    socklen_t size = sizeof address;
    if (bind(listener, (struct sockaddr *)&address, size) != 0 || listen(listener, 128) != 0)
        return 1;
    getsockname(listener, (struct sockaddr *)&address, &size);
    printf("%d\n", ntohs(address.sin_port));
    fflush(stdout);
    struct peer listening = {.descriptor = listener};
    watch(&listening);
    for (;;) {
        struct epoll_event events[64];
        int ready = epoll_wait(poller, events, 64, -1);
        for (int i = 0; i < ready; i++) {
            struct peer *peer = events[i].data.ptr;
            if (peer == &listening) {
                int yes = 1;
                struct peer *client = calloc(1, sizeof *client);
                client->descriptor = accept4(listener, NULL, NULL, SOCK_CLOEXEC);
                setsockopt(client->descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                watch(client);
                continue;
            }
            ssize_t length = read(peer->descriptor, peer->data + peer->held, CAPACITY - 1 - peer->held);
            if (length <= 0) {
                if (peer->is_runtime)
                    return 3;
                epoll_ctl(poller, EPOLL_CTL_DEL, peer->descriptor, NULL);
                close(peer->descriptor);
                continue;  // its memory stays: a runtime may still answer it
            }
            peer->held += (size_t)length;
            if (peer->is_runtime)
                from_runtime(peer);
            else
                from_client(peer);
        }
    }
}
