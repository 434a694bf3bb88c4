#define _GNU_SOURCE

#include "netlink.h"

#include <arpa/inet.h>
#include <errno.h>
#include <linux/netlink.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

struct netlink netlink_in(char *bytes, size_t room) {
    return (struct netlink){.bytes = bytes, .room = room};
}

void netlink_append(struct netlink *netlink, const void *bytes, size_t length) {
    size_t padded = NLMSG_ALIGN(length);
    if (netlink->length + padded > netlink->room) {
        netlink->is_overfull = 1;
        return;
    }
    memset(netlink->bytes + netlink->length, 0, padded);
    if (length > 0) memcpy(netlink->bytes + netlink->length, bytes, length);
    netlink->length += padded;
    struct nlmsghdr *header = (void *)(netlink->bytes + netlink->message);
    header->nlmsg_len = (uint32_t)(netlink->length - netlink->message);
}

void netlink_begin(struct netlink *netlink, uint16_t type, uint16_t flags, const void *fixed, size_t length) {
    netlink->message = netlink->length;
    struct nlmsghdr header = {.nlmsg_type = type, .nlmsg_flags = (uint16_t)(flags | NLM_F_REQUEST)};
    netlink_append(netlink, &header, sizeof header);
    netlink_append(netlink, fixed, length);
}

void netlink_put(struct netlink *netlink, uint16_t type, const void *value, size_t length) {
    struct nlattr attribute = {.nla_len = (uint16_t)(sizeof attribute + length), .nla_type = type};
    netlink_append(netlink, &attribute, sizeof attribute);
    netlink_append(netlink, value, length);
}

void netlink_put_string(struct netlink *netlink, uint16_t type, const char *value) {
    netlink_put(netlink, type, value, strlen(value) + 1);
}

void netlink_put_number(struct netlink *netlink, uint16_t type, uint32_t value) {
    uint32_t number = htonl(value);
    netlink_put(netlink, type, &number, sizeof number);
}

size_t netlink_open(struct netlink *netlink, uint16_t type) {
    size_t nest = netlink->length;
    netlink_put(netlink, type | NLA_F_NESTED, NULL, 0);
    return nest;
}

void netlink_close(struct netlink *netlink, size_t nest) {
    if (netlink->is_overfull) return;
    struct nlattr *attribute = (void *)(netlink->bytes + nest);
    attribute->nla_len = (uint16_t)(netlink->length - nest);
}

/// How many messages asked to be answered.
static size_t asked(const struct netlink *netlink) {
    size_t count = 0;
    for (size_t place = 0; place < netlink->length;) {
        const struct nlmsghdr *header = (const void *)(netlink->bytes + place);
        if ((header->nlmsg_flags & NLM_F_ACK) != 0) count++;
        place += NLMSG_ALIGN(header->nlmsg_len);
    }
    return count;
}

/// The kernel does its work within `send`, so its answers are there already.
static int read_answers(int any, size_t wanted) {
    _Alignas(8) char bytes[NETLINK_ROOM];
    while (wanted > 0) {
        ssize_t length = recv(any, bytes, sizeof bytes, MSG_DONTWAIT);
        if (length < 0) {
            if (errno == EINTR) continue;
            return -1;
        }
        size_t left = (size_t)length;
        for (const struct nlmsghdr *header = (const void *)bytes; NLMSG_OK(header, left);
             header = NLMSG_NEXT(header, left)) {
            if (header->nlmsg_type != NLMSG_ERROR) continue;
            const struct nlmsgerr *answer = NLMSG_DATA(header);
            if (answer->error != 0) {
                errno = -answer->error;
                return -1;
            }
            if (wanted > 0) wanted--;
        }
    }
    return 0;
}

int netlink_exchange(const struct netlink *netlink, int protocol) {
    if (netlink->is_overfull) {
        errno = EMSGSIZE;
        return -1;
    }
    int any = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, protocol);
    if (any < 0) return -1;
    struct sockaddr_nl kernel = {.nl_family = AF_NETLINK};
    ssize_t sent = sendto(any, netlink->bytes, netlink->length, 0, (const struct sockaddr *)&kernel, sizeof kernel);
    int result = sent < 0 ? -1 : read_answers(any, asked(netlink));
    int error = errno;
    close(any);
    errno = error;
    return result;
}
