// The smallest runtime: a provided.al2023 bootstrap that answers every event with itself over the Runtime API.
// With any argument it ends at once, which is the bare start that a cold start is measured against.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <unistd.h>

static char data[8 << 20];

// Reads one answer; its body is from *body on, its length is returned.
static size_t receive(int connection, char **body)
{
    size_t held = 0;
    for (;;) {
        ssize_t count = read(connection, data + held, sizeof data - 1 - held);
        if (count <= 0)
            exit(1);
        held += (size_t)count;
        data[held] = 0;
        char *end = strstr(data, "\r\n\r\n");
        if (!end)
            continue;
        char *length = strcasestr(data, "\r\ncontent-length:");
        size_t wanted = length && length < end ? strtoul(length + 17, NULL, 10) : 0;
        if (held >= (size_t)(end + 4 - data) + wanted) {
            *body = end + 4;
            return wanted;
        }
    }
}

int main(int count, char **arguments)
{
    (void)arguments;
    if (count > 1)
        return 0;
    const char *api = getenv("AWS_LAMBDA_RUNTIME_API");
    const char *colon = api ? strrchr(api, ':') : NULL;
    if (!colon)
        return 2;
    char host[64] = {0};
    strncpy(host, api, (size_t)(colon - api) < sizeof host ? (size_t)(colon - api) : sizeof host - 1);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(colon + 1))};
    inet_pton(AF_INET, host, &address.sin_addr);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0)
        return 3;
    int yes = 1;
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    static char event[6 << 20];
    for (;;) {
        dprintf(connection, "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: %s\r\n\r\n", api);
        char *body;
        size_t length = receive(connection, &body);
        char id[64] = {0};
        char *header = strcasestr(data, "lambda-runtime-aws-request-id:");
        if (!header || sscanf(header + 30, " %63[^\r]", id) != 1 || length > sizeof event)
            return 4;
        memcpy(event, body, length);
        dprintf(connection,
                "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: %s\r\nContent-Length: %zu\r\n\r\n", id,
                api, length);
        for (size_t sent = 0; sent < length;) {
            ssize_t written = write(connection, event + sent, length - sent);
            if (written <= 0)
                return 5;
            sent += (size_t)written;
        }
        receive(connection, &body);
    }
}
