// The program of container images in tests: a runtime that tells what it was started with and what it sees of its root.
// An event is a JSON string: "r:PATH" reads a file, "l:PATH" lists a directory, "w:PATH" tries to make a file; anything else asks
// for nothing. Below /opt/extensions it is an extension.
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

extern char **environ;

static char buffer[1 << 16];
static char answer[1 << 20];
static size_t used;

/* Sends a request and reads the response; the body begins at the returned place. */
static char *call(int connection, const char *request, size_t length) {
    if (send(connection, request, length, 0) != (ssize_t)length) exit(1);
    size_t filled = 0;
    for (;;) {
        ssize_t count = recv(connection, buffer + filled, sizeof buffer - 1 - filled, 0);
        if (count <= 0) exit(1);
        filled += (size_t)count;
        buffer[filled] = 0;
        char *body = strstr(buffer, "\r\n\r\n");
        char *announced = strcasestr(buffer, "\r\ncontent-length: ");
        if (body == NULL || announced == NULL) continue;
        body += 4;
        if (filled - (size_t)(body - buffer) >= strtoul(announced + 18, NULL, 10)) return body;
    }
}

static void raw(const char *text) {
    size_t length = strlen(text);
    if (used + length < sizeof answer) memcpy(answer + used, text, length + 1), used += length;
}

static void quoted(const char *text) {
    raw("\"");
    for (; *text; text++) {
        char piece[8];
        unsigned char byte = (unsigned char)*text;
        snprintf(piece, sizeof piece, byte < 32 || byte == '"' || byte == '\\' || byte > 126 ? "\\u%04x" : "%c", byte);
        raw(piece);
    }
    raw("\"");
}

static void list(const char *name, char **values) {
    quoted(name);
    raw(":[");
    for (char **value = values; *value; value++) {
        if (value != values) raw(",");
        quoted(*value);
    }
    raw("],");
}

static int by_name(const void *left, const void *right) {
    return strcmp(*(char *const *)left, *(char *const *)right);
}

static void look(char action, const char *path) {
    raw("\"seen\":");
    if (action == 'l') {
        char *names[1024];
        size_t count = 0;
        DIR *directory = opendir(path);
        if (directory == NULL) return raw("\""), raw(strerrorname_np(errno)), raw("\"");
        for (struct dirent *entry; (entry = readdir(directory)) != NULL && count < 1024;) {
            if (entry->d_name[0] != '.') names[count++] = strdup(entry->d_name);
        }
        qsort(names, count, sizeof *names, by_name);
        raw("[");
        for (size_t i = 0; i < count; i++) {
            if (i > 0) raw(",");
            quoted(names[i]);
        }
        raw("]");
    } else if (action == 'r' || action == 'w') {
        int file = action == 'r' ? open(path, O_RDONLY) : open(path, O_WRONLY | O_CREAT, 0644);
        static char content[4096];
        ssize_t length = file < 0 ? -1 : action == 'r' ? read(file, content, sizeof content - 1) : 0;
        if (length < 0) return raw("\""), raw(strerrorname_np(errno)), raw("\"");
        content[length] = 0;
        quoted(content);
        close(file);
    } else {
        raw("null");
    }
}

/* As an extension: tells what it hears, a line each. */
static int beside(int connection, const char *name) {
    static const char events[] = "{\"events\":[\"INVOKE\",\"SHUTDOWN\"]}";
    char request[512], identifier[64] = "";
    int length = snprintf(request, sizeof request,
        "POST /2020-01-01/extension/register HTTP/1.1\r\nHost: lambda\r\nLambda-Extension-Name: %s\r\nContent-Length: %zu\r\n\r\n%s",
        name, sizeof events - 1, events);
    printf("%s: %s\n", name, call(connection, request, (size_t)length));
    sscanf(strcasestr(buffer, "lambda-extension-identifier: "), "%*[^:]: %63[^\r]", identifier);
    printf("%s: SHAPE=%s\n", name, getenv("SHAPE") ? getenv("SHAPE") : "");
    for (;;) {
        length = snprintf(request, sizeof request,
            "GET /2020-01-01/extension/event/next HTTP/1.1\r\nHost: lambda\r\nLambda-Extension-Identifier: %s\r\n\r\n", identifier);
        char *event = call(connection, request, (size_t)length);
        printf("%s: %s\n", name, event);
        fflush(stdout);
        if (strstr(event, "\"SHUTDOWN\"")) return 0;
    }
}

int main(int count, char **arguments) {
    char host[64], directory[4096];
    int port;
    if (count < 1 || sscanf(getenv("AWS_LAMBDA_RUNTIME_API"), "%63[^:]:%d", host, &port) != 2) return 2;
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((unsigned short)port)};
    inet_pton(AF_INET, host, &address.sin_addr);
    int connection = socket(AF_INET, SOCK_STREAM, 0);
    if (connect(connection, (struct sockaddr *)&address, sizeof address) != 0) return 3;
    if (strncmp(arguments[0], "/opt/extensions/", 16) == 0) return beside(connection, arguments[0] + 16);
    static const char next[] = "GET /2018-06-01/runtime/invocation/next HTTP/1.1\r\nHost: lambda\r\n\r\n";
    for (;;) {
        char *event = call(connection, next, sizeof next - 1);
        char id[64] = "", action = 0, path[1024] = "";
        sscanf(strcasestr(buffer, "lambda-runtime-aws-request-id: "), "%*[^:]: %63[^\r]", id);
        sscanf(event, "\"%c:%1023[^\"]", &action, path);
        used = 0;
        raw("{");
        list("arguments", arguments);
        list("environment", environ);
        quoted("directory");
        raw(":");
        quoted(getcwd(directory, sizeof directory) ? directory : "?");
        raw(",");
        look(action, path);
        raw("}");
        static char request[sizeof answer + 1024];
        int length = snprintf(request, sizeof request,
            "POST /2018-06-01/runtime/invocation/%s/response HTTP/1.1\r\nHost: lambda\r\nContent-Length: %zu\r\n\r\n%s",
            id, used, answer);
        call(connection, request, (size_t)length);
    }
}
