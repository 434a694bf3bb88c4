#pragma once
#include <archive.h>
#include <archive_entry.h>
// What archives say of files beyond their modes is written with these.
#include <sys/xattr.h>
