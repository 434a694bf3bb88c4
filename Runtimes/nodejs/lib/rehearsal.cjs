'use strict';

// Everything that a first invocation runs, with nothing in it. V8 compiles a function, one of Node.js's or of ours, when it
// is first called, and again for speed when it was called some times, many together then. That is milliseconds.

const fs = require('fs');
const os = require('os');
const path = require('path');
const { pathToFileURL } = require('url');
const logging = require('./console.cjs');
const streaming = require('./streaming.cjs');
const { connect } = require('./client.cjs');
const { Link, frame, EVENT, STREAM_BEGIN, STREAM_PART } = require('./link.cjs');
const { load } = require('./loader.cjs');
const { Runtime } = require('./runtime.cjs');

/** Enough for all that runs once in an invocation to have been compiled the second time. */
const ROUNDS = 12;

/** What most functions load, or what they use loads: a process that has them shows it only in `process.moduleLoadList`. */
const MODULES = [
    'async_hooks', 'buffer', 'child_process', 'crypto', 'events', 'fs/promises', 'http', 'https', 'net', 'os',
    'perf_hooks', 'querystring', 'readline', 'stream', 'string_decoder', 'timers/promises', 'tls', 'url', 'util', 'zlib',
];

const IDLE = path.join(__dirname, 'idle');

/** Nothing of it stays but what is loaded. `connection` is the number of the inherited socket. */
async function rehearse(connection) {
    for (const name of MODULES) require(name);
    require('./errors.cjs');
    for (let round = 0; round < ROUNDS; round++) {
        await loadAll(round);
        process.env._LAMBENT_RUNTIME_FD = String(connection);
        connect().ping();
    }
    for (const format of ['JSON', 'Text']) await withLog(format, serveAll);
    await new Promise((resolve) => setImmediate(resolve));
    process.removeAllListeners('beforeExit');
    delete process.env._X_AMZN_TRACE_ID;
    logging.setRequestID(undefined);
}

/** Files of both kinds of modules, as if never seen before. */
async function loadAll(round) {
    streaming.install();
    forget();
    await load(IDLE, 'common.handler');
    await load(IDLE, 'module/index.handler');
    await import(`${pathToFileURL(path.join(IDLE, 'module', 'index.js')).href}?${round}`);
}

function forget() {
    delete require.cache[path.join(IDLE, 'common.js')];
    const found = module.constructor._pathCache;
    for (const key of Object.keys(found)) if (found[key].startsWith(IDLE)) delete found[key];
}

/** Runs `action` with a log that nobody reads. */
async function withLog(format, action) {
    const nowhere = fs.openSync('/dev/null', 'w');
    process.env.AWS_LAMBDA_LOG_FORMAT = format;
    for (let round = 0; round < ROUNDS; round++) {
        process.env._LAMBDA_TELEMETRY_LOG_FD = String(nowhere);
        logging.install();
    }
    await action();
    fs.closeSync(nowhere);
    delete process.env.AWS_LAMBDA_LOG_FORMAT;
}

async function serveAll() {
    forget();
    for (const handler of ['common.handler', 'common.streaming']) await serve(await load(IDLE, handler));
    forget();
}

/** Some invocations, by a server of this process. */
async function serve(handler) {
    const net = require('net');
    const server = net.createServer();
    const address = path.join(os.tmpdir(), '.lambent');
    await new Promise((resolve) => server.listen(address, resolve));
    const accepted = new Promise((resolve) => server.once('connection', resolve));
    const socket = net.connect(address);
    const peer = await accepted;
    const link = new Link(-1);
    link.follow(socket);
    const event = frame(EVENT, 'none\x000\0none\0none\0\0\0', '{"key":[1.5]}');
    await new Promise((resolve) => {
        let count = 0;
        peer.on('data', (data) => {
            const wanted = wantedBy(data);
            count += wanted;
            if (count > ROUNDS) return resolve();
            for (let each = 0; each < wanted; each++) peer.write(event);
        });
        new Runtime(link, handler).start();
    });
    socket.removeAllListeners('close');
    socket.destroy();
    peer.destroy();
    await new Promise((resolve) => server.close(resolve));
}

/** How many of these whole frames the server says something to; here it says what is an event if one is awaited. */
function wantedBy(data) {
    let wanted = 0;
    for (let start = 0; start < data.length; start += 12 + data.readUInt32BE(start + 4) + data.readUInt32BE(start + 8)) {
        if (![STREAM_BEGIN, STREAM_PART].includes(data.readUInt32BE(start))) wanted++;
    }
    return wanted;
}

module.exports = { rehearse, ROUNDS };
