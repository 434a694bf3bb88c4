// The raw client of the warm benchmarks: sends the same request again and again over some connections, one at a time on each.
//
//     client PORT CONNECTIONS REQUESTS < REQUEST
//
// Prints the median and the 99th percentile in microseconds, and requests a second. Ends with 1 at the first answer that is
// not 200.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

struct connection {
    int descriptor;
    size_t held;
    double started;
    char data[65536];
};

static char request[65536];
static size_t request_length;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e6 + (double)time.tv_nsec / 1e3;
}

static void begin(struct connection *connection)
{
    connection->held = 0;
    connection->started = now();
    if (write(connection->descriptor, request, request_length) != (ssize_t)request_length)
        exit(1);
}

static int is_whole(struct connection *connection)
{
    connection->data[connection->held] = 0;
    char *end = strstr(connection->data, "\r\n\r\n");
    if (end == NULL)
        return 0;
    char *length = strcasestr(connection->data, "\r\ncontent-length:");
    size_t body = length != NULL && length < end ? strtoul(length + 17, NULL, 10) : 0;
    return connection->held >= (size_t)(end + 4 - connection->data) + body;
}

static int compare(const void *left, const void *right)
{
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

int main(int count, char **arguments)
{
    if (count != 4)
        return 2;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1])),
                                  .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    int connections = atoi(arguments[2]), requests = atoi(arguments[3]), done = 0, begun = 0;
    request_length = fread(request, 1, sizeof request, stdin);
    double *times = calloc((size_t)requests, sizeof *times);
    int poller = epoll_create1(0);
    double started = now();
    for (int i = 0; i < connections; i++, begun++) {
        int yes = 1;
        struct connection *connection = calloc(1, sizeof *connection);
        connection->descriptor = socket(AF_INET, SOCK_STREAM, 0);
        if (connect(connection->descriptor, (struct sockaddr *)&address, sizeof address) != 0)
            return 1;
        setsockopt(connection->descriptor, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = connection};
        epoll_ctl(poller, EPOLL_CTL_ADD, connection->descriptor, &event);
        begin(connection);
    }
    while (done < requests) {
        struct epoll_event events[64];
        int ready = epoll_wait(poller, events, 64, -1);
        for (int i = 0; i < ready && done < requests; i++) {
            struct connection *connection = events[i].data.ptr;
            ssize_t length = read(connection->descriptor, connection->data + connection->held,
                                  sizeof connection->data - 1 - connection->held);
            if (length <= 0)
                return 1;
            connection->held += (size_t)length;
            if (!is_whole(connection))
                continue;
            if (strncmp(connection->data, "HTTP/1.1 200", 12) != 0)
                return 1;
            times[done++] = now() - connection->started;
            if (begun < requests) {
                begun++;
                begin(connection);
            }
        }
    }
    double seconds = (now() - started) / 1e6;
    qsort(times, (size_t)requests, sizeof *times, compare);
    printf("%.1f %.1f %.0f\n", times[requests / 2], times[requests * 99 / 100], requests / seconds);
    return 0;
}
