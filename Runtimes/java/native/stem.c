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

/*
 * Waits for the variables, each with a NUL after it, makes them the environment of the process, and enters the directory
 * of the code again: what is there now was mounted after the process entered it. Returns 0, or -1 when there is no order.
 */
int Java_lambent_runtime_Stem_receive(void *machine, void *type, int descriptor)
{
    (void)machine;
    (void)type;
    size_t room = 64 * 1024, size = 0;
    char *variables = malloc(room);
    while (variables != NULL) {
        ssize_t count = read(descriptor, variables + size, room - size);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) break;
        size += (size_t)count;
        if (size < room) continue;
        room *= 2;
        char *larger = realloc(variables, room);
        if (larger == NULL) break;
        variables = larger;
    }
    close(descriptor);
    if (variables == NULL || size == 0 || size == room || variables[size - 1] != 0) return -1;
    clearenv();
    for (char *each = variables; each < variables + size; each += strlen(each) + 1) putenv(each);
    const char *root = getenv("LAMBDA_TASK_ROOT");
    return root == NULL ? -1 : chdir(root);
}
