'use strict';

// Runs a Node.js function: `node bootstrap.cjs`. See ../README.md for what it expects.
// CommonJS, because the loader of ES modules costs several milliseconds that only functions written as such need to pay.

require('./lib/main.cjs').main();
