'use strict';

// A process that waits for the function that it will be: everything that every function needs is loaded and has run
// once; what makes it a function comes as its order, the variables.

const fs = require('fs');
const path = require('path');
const logging = require('./console.cjs');

const CHUNK = 65536;

/** What most functions load, or what they use loads: a process that has them shows it only in `process.moduleLoadList`. */
const MODULES = [
    'async_hooks', 'buffer', 'child_process', 'crypto', 'events', 'fs/promises', 'http', 'https', 'net', 'os',
    'perf_hooks', 'querystring', 'readline', 'stream', 'string_decoder', 'timers/promises', 'tls', 'url', 'util', 'zlib',
];

const END = Buffer.from('\0\0');

let order;
let rest = Buffer.alloc(0);

/** Returns when this process has a function's variables; it ends when it will be nobody's. */
async function wait() {
    order = take('_LAMBENT_ORDER_FD');
    const ready = take('_LAMBENT_READY_FD');
    await runDry();
    fs.writeSync(ready, 'ready\n');
    fs.closeSync(ready);
    let end = -1;
    while (end < 0) {
        rest = Buffer.concat([rest, read()]);
        end = rest.indexOf(END);
    }
    setEnvironment(rest.toString('utf8', 0, end).split('\0'));
    rest = rest.subarray(end + END.length);
}

/** Returns when the function's code is where it belongs. */
function enter() {
    if (rest.length === 0) read();
    fs.closeSync(order);
    // What is there now was mounted after this process entered its directory.
    process.chdir(process.env.LAMBDA_TASK_ROOT);
}

function take(name) {
    const descriptor = Number(process.env[name]);
    delete process.env[name];
    return descriptor;
}

/** Loads what is loaded late, and runs a handler as it would be run: the first time compiles it all. */
async function runDry() {
    for (const name of MODULES) require(name);
    require('./errors.cjs');
    const { load } = require('./loader.cjs');
    const { Runtime } = require('./runtime.cjs');
    const { Link } = require('./link.cjs');
    await import(require('url').pathToFileURL(path.join(__dirname, 'nothing.mjs')).href);
    const handler = await load(__dirname, 'idle.handler');
    await new Promise((resolve) => {
        const runtime = new Runtime({ respond: resolve, fail: resolve }, handler);
        runtime.serve({ requestID: 'none', deadline: '0', functionARN: 'none', body: '{"key":[1.5]}' });
    });
    await new Promise((resolve) => setImmediate(resolve));
    new Link(Number(process.env._LAMBENT_RUNTIME_FD)).ping();
    setEnvironment([`PATH=${process.env.PATH}`]);
    // Nothing of it stays.
    process.removeAllListeners('beforeExit');
    logging.setRequestID(undefined);
    for (const name of ['idle.cjs', 'stem.cjs']) delete require.cache[path.join(__dirname, name)];
}

function read() {
    const part = Buffer.allocUnsafe(CHUNK);
    const length = fs.readSync(order, part);
    if (length === 0) process.exit(0);
    return part.subarray(0, length);
}

/**
 * What the interpreter was started with is what every function has, and stays: to set TZ, even to what it is, would make
 * it look through all time zones. So these variables come first.
 */
function setEnvironment(variables) {
    for (const variable of variables) {
        const mark = variable.indexOf('=');
        const name = variable.slice(0, mark);
        const value = variable.slice(mark + 1);
        if (process.env[name] !== value) process.env[name] = value;
    }
}

module.exports = { wait, enter };
