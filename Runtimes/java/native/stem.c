/*
 * What a virtual machine cannot do by itself: become the process of a function after it has started.
 *
 * The names of the functions are what the machine looks for; their first two arguments are the machine's own.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* What came after the variables. */
static int has_code;

/*
 * Waits for the variables, each with a NUL after it and one more after the last, and makes them the environment of the
 * process. Returns 0, or -1 when there is no order.
 */
int Java_lambent_runtime_Stem_receive(void *machine, void *type, int descriptor)
{
    (void)machine;
    (void)type;
    size_t room = 64 * 1024, size = 0;
    char *variables = malloc(room), *end = NULL;
    while (variables != NULL && end == NULL) {
        ssize_t count = read(descriptor, variables + size, room - size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return -1;
        size += (size_t)count;
        end = memmem(variables, size, "\0", 2);
        if (end != NULL || size < room) continue;
        room *= 2;
        char *larger = realloc(variables, room);
        if (larger == NULL) return -1;
        variables = larger;
    }
    if (end == NULL) return -1;
    has_code = variables + size > end + 2;
    clearenv();
    for (char *each = variables; each <= end; each += strlen(each) + 1) putenv(each);
    return 0;
}

/*
 * Waits until the code is there, and enters its directory again: what is there now was mounted after the process entered it.
 * Returns 0, or -1 when there will be none.
 */
int Java_lambent_runtime_Stem_enter(void *machine, void *type, int descriptor)
{
    (void)machine;
    (void)type;
    char byte;
    while (!has_code) {
        ssize_t count = read(descriptor, &byte, 1);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return -1;
        has_code = 1;
    }
    close(descriptor);
    const char *root = getenv("LAMBDA_TASK_ROOT");
    return root == NULL ? -1 : chdir(root);
}
