/// Another root for a sandbox.
#pragma once

/// Makes a mount the root of this process and of all that it starts; what the sandbox has of its own goes along. The mount
/// must have a directory for each. 0, or -1 with errno.
int change_root(int mount);
