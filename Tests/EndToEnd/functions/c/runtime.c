// A runtime in C, on nothing but sockets: asks for events, and does what they say; what says nothing is sent back.
#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

static char buffer[1 << 20];
static int connection;
static int count;

static void dial(void) {
    char host[64];
    int port;
    if (sscanf(getenv("AWS_LAMBDA_RUNTIME_API"), "%63[^:]:%d", host, &port) != 2) exit(2);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) exit(3);
    setsockopt(connection, IPPROTO_TCP, TCP_NODELAY, &(int){1}, sizeof(int));
}

static void put(const char *bytes, size_t length) {
    while (length > 0) {
        ssize_t sent = send(connection, bytes, length, MSG_NOSIGNAL);
        if (sent <= 0) exit(1);
        bytes += sent;
        length -= (size_t)sent;
    }
}

/* Reads a response; the body begins at the returned place. */
static char *reply(void) {
    size_t filled = 0;
    for (;;) {
        ssize_t received = recv(connection, buffer + filled, sizeof buffer - 1 - filled, 0);
        if (received <= 0) exit(1);
        filled += (size_t)received;
        buffer[filled] = 0;
        char *body = strstr(buffer, "\r\n\r\n");
        char *announced = strcasestr(buffer, "\r\ncontent-length: ");
        if (body == NULL || announced == NULL) continue;
        body += 4;
        if (filled - (size_t)(body - buffer) >= strtoul(announced + 18, NULL, 10)) return body;
    }
}

/* Announces `length` bytes and sends them, or only some of them and goes away. */
static void post(const char *path, const char *headers, const char *body, size_t length, size_t sent) {
    char head[512];
    int size = snprintf(head, sizeof head, "POST /2018-06-01/runtime/%s HTTP/1.1\r\nHost: lambda\r\n%sContent-Length: %zu\r\n\r\n",
        path, headers, length);
    put(head, (size_t)size);
    put(body, sent);
    if (sent < length) {
        close(connection);
        dial();
    } else {
        reply();
    }
}

/* A response in two pieces; an error follows them if `failure`, base64, is not empty. */
static void post_pieces(const char *path, const char *failure) {
    char text[1024];
    int size = snprintf(text, sizeof text,
        "POST /2018-06-01/runtime/%s HTTP/1.1\r\nHost: lambda\r\nContent-Type: text/plain\r\n"
        "Lambda-Runtime-Function-Response-Mode: streaming\r\nTransfer-Encoding: chunked\r\n"
        "Trailer: Lambda-Runtime-Function-Error-Type, Lambda-Runtime-Function-Error-Body\r\n\r\n4\r\none \r\n", path);
    put(text, (size_t)size);
    usleep(300000);
    const char *trailers = "Lambda-Runtime-Function-Error-Type: Runtime.Odd\r\nLambda-Runtime-Function-Error-Body: ";
    size = snprintf(text, sizeof text, "3\r\ntwo\r\n0\r\n%s%s%s\r\n", *failure ? trailers : "", failure, *failure ? "\r\n" : "");
    put(text, (size_t)size);
    reply();
}

static void name_file(char *path, const char *name) {
    const char *directory = getenv("TMPDIR");
    sprintf(path, "%s/%s", directory ? directory : "/tmp", name);
}

static int is(const char *event, const char *action) {
    char quoted[32];
    sprintf(quoted, "\"%s\"", action);
    return strstr(event, quoted) != NULL;
}

/* A file that other processes of this environment find. */
static void leave_file(const char *name) {
    char path[256];
    name_file(path, name);
    fclose(fopen(path, "w"));
}

/* All variables, one a line. */
static char *variables(void) {
    static char text[1 << 16];
    extern char **environ;
    text[0] = 0;
    for (char **each = environ; *each; each++) strcat(strcat(text, *each), "\n");
    return text;
}

static char *look(void) {
    static char text[512];
    char path[256];
    name_file(path, "kept");
    sprintf(text, "{\"count\":%d,\"kept\":%s,\"stream\":\"%s\"}", count, access(path, F_OK) == 0 ? "true" : "false",
        getenv("AWS_LAMBDA_LOG_STREAM_NAME"));
    return text;
}

static void answer(const char *event, const char *id) {
    static char large[6 * 1024 * 1024 + 200];
    char response[128], error[128], headers[256] = "", type[64];
    sprintf(response, "invocation/%s/response", id);
    sprintf(error, "invocation/%s/error", id);
    const char *body = event;
    size_t length = strlen(event);
    if (is(event, "leave")) exit(0);
    if (is(event, "kill")) raise(SIGKILL);
    if (is(event, "fault")) *(volatile char *)0 = 1;
    if (is(event, "hang")) sleep(60);
    if (is(event, "allocate")) memset(malloc(700 << 20), 1, 700 << 20);
    if (is(event, "break")) {
        leave_file("broken");
        exit(0);
    }
    if (is(event, "keep")) leave_file("kept");
    if (is(event, "keep") || is(event, "see")) length = strlen(body = look());
    if (is(event, "variables")) length = strlen(body = variables());
    if (is(event, "large")) length = strlen(body = memset(large, 'x', sizeof large - 1));
    if (is(event, "fail")) {
        const char *failure = "{\"errorMessage\":\"Error: some_error_msg\",\"errorType\":\"errorString\"}";
        const char *named = strstr(event, "\"type\": ");
        if (named && sscanf(named, "\"type\": \"%63[^\"]", type) == 1) {
            sprintf(headers, "Lambda-Runtime-Function-Error-Type: %s\r\n", type);
        }
        post(error, headers, failure, strlen(failure), strlen(failure));
    } else if (is(event, "pieces")) {
        post_pieces(response, "");
    } else if (is(event, "late")) {
        post_pieces(response, "eyJlcnJvclR5cGUiOiJPZGQiLCJlcnJvck1lc3NhZ2UiOiJsYXRlIn0=");
    } else if (is(event, "mode")) {
        post(response, "Lambda-Runtime-Function-Response-Mode: odd\r\n", body, length, length);
    } else {
        post(response, "", body, length, is(event, "cut") ? length / 2 : length);
    }
}

int main(void) {
    char path[256];
    dial();
    name_file(path, "broken");
    if (unlink(path) == 0) {
        const char *failure = "{\"errorMessage\":\"broken\",\"errorType\":\"Broken\"}";
        post("init/error", "", failure, strlen(failure), strlen(failure));
        return 1;
    }
    static const char next[] = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: lambda\r\n\r\n";
    for (;;) {
        put(next, sizeof next - 1);
        char *event = strdup(reply());
        char id[64] = "";
        sscanf(strcasestr(buffer, "lambda-runtime-aws-request-id: "), "%*[^:]: %63[^\r]", id);
        count++;
        answer(event, id);
        free(event);
    }
}
