/// Messages to the parts of the kernel that are configured by netlink.
#pragma once

#include <stddef.h>
#include <stdint.h>

/// Enough for a few messages.
#define NETLINK_ROOM 4096u

/// Messages under way to the kernel. Whatever does not fit makes `netlink_exchange` fail.
struct netlink {
    char *bytes;  // aligned to 8
    size_t room;
    size_t length;
    size_t message;  // where the last message begins
    int is_overfull;
};

/// No messages yet, with this room for them.
struct netlink netlink_in(char *bytes, size_t room);

/// Begins a message with the fixed part of its type.
void netlink_begin(struct netlink *netlink, uint16_t type, uint16_t flags, const void *fixed, size_t length);

/// Appends an attribute to the message.
void netlink_put(struct netlink *netlink, uint16_t type, const void *value, size_t length);
void netlink_put_string(struct netlink *netlink, uint16_t type, const char *value);
/// The number in network order, as the packet filter wants it.
void netlink_put_number(struct netlink *netlink, uint16_t type, uint32_t value);

/// Appends bytes that are no attribute, as some attributes begin with.
void netlink_append(struct netlink *netlink, const void *bytes, size_t length);

/// Begins an attribute that holds others; `netlink_close` takes what it returns.
size_t netlink_open(struct netlink *netlink, uint16_t type);
void netlink_close(struct netlink *netlink, size_t nest);

/// Sends all messages over a socket of the protocol and waits for what the kernel says to each that asked for an answer.
/// 0, or -1 with errno.
int netlink_exchange(const struct netlink *netlink, int protocol);
