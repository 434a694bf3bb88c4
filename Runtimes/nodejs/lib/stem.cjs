'use strict';

// A process that waits for the function that it will be: everything that every function needs is loaded and has run
// once; what makes it a function comes as its order, the variables.

const fs = require('fs');
const path = require('path');
const { rehearse, ROUNDS } = require('./rehearsal.cjs');

const CHUNK = 65536;
const END = Buffer.from('\0\0');

let order;
let hasCode;

/** Returns when this process has a function's variables; it ends when it will be nobody's. */
async function wait() {
    order = take('_LAMBENT_ORDER_FD');
    const ready = take('_LAMBENT_READY_FD');
    const connection = take('_LAMBENT_RUNTIME_FD');
    const started = { ...process.env };
    await rehearse(connection);
    rehearseOrder();
    fs.writeSync(ready, 'ready\n');
    fs.closeSync(ready);
    hasCode = receive(() => read(order), started);
}

/** Returns when the function's code is where it belongs. */
function enter() {
    if (!hasCode) read(order);
    fs.closeSync(order);
    // What is there now was mounted after this process entered its directory.
    process.chdir(process.env.LAMBDA_TASK_ROOT);
}

function take(name) {
    const descriptor = Number(process.env[name]);
    delete process.env[name];
    return descriptor;
}

/** The variables of an order that never was. */
function rehearseOrder() {
    const zeros = fs.openSync('/dev/zero');
    read(zeros);
    fs.closeSync(zeros);
    for (let round = 0; round < ROUNDS; round++) {
        const parts = ['_LAMBENT_A=1\0_LAMB', 'ENT_B=\0\0'];
        receive(() => Buffer.from(parts.shift()), {});
    }
    delete process.env._LAMBENT_A;
    delete process.env._LAMBENT_B;
    process.chdir(process.cwd());
    // Nothing of it stays.
    for (const name of ['stem.cjs', 'rehearsal.cjs']) delete require.cache[path.join(__dirname, name)];
}

/** Takes the variables; whether what comes after them was there as well. */
function receive(readPart, started) {
    let data = readPart();
    let end = data.indexOf(END);
    while (end < 0) {
        data = Buffer.concat([data, readPart()]);
        end = data.indexOf(END);
    }
    setEnvironment(data.toString('utf8', 0, end), started);
    return data.length > end + END.length;
}

function read(descriptor) {
    const part = Buffer.allocUnsafe(CHUNK);
    const length = fs.readSync(descriptor, part);
    if (length === 0) process.exit(0);
    return part.subarray(0, length);
}

/**
 * What the interpreter was `started` with is what every function has, and stays: to set TZ, even to what it is, would make
 * it look through all time zones. So these variables come first.
 */
function setEnvironment(text, started) {
    const { env } = process;
    for (const variable of text.split('\0')) {
        const mark = variable.indexOf('=');
        const name = variable.slice(0, mark);
        const value = variable.slice(mark + 1);
        if (started[name] !== value) env[name] = value;
    }
}

module.exports = { wait, enter };
