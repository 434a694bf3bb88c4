'use strict';

// The console that functions see: every call is one log event with its time, request and level.

const fs = require('fs');
const { format } = require('util');

const LEVELS = { TRACE: 1, DEBUG: 2, INFO: 3, WARN: 4, ERROR: 5, FATAL: 6 };
const TEXT_FRAME = 0xa55a0003;
const JSON_FRAME = 0xa55a0002;

/** The invocation that events belong to; undefined during the initialization. */
let requestID;

let isJSON = false;

function setRequestID(id) {
    requestID = id;
}

/** Puts our functions into the global console. */
function install() {
    isJSON = process.env.AWS_LAMBDA_LOG_FORMAT?.toUpperCase() === 'JSON';
    const write = openSink();
    const lowest = LEVELS[process.env.AWS_LAMBDA_LOG_LEVEL?.toUpperCase()] ?? LEVELS.TRACE;
    const methods = { trace: 'TRACE', debug: 'DEBUG', info: 'INFO', warn: 'WARN', error: 'ERROR', fatal: 'FATAL' };
    for (const [method, level] of Object.entries(methods)) {
        const isWanted = LEVELS[level] >= lowest;
        console[method] = isWanted ? (...values) => write(level, values) : () => {};
    }
    console.log = console.info;
}

/** An error of an invocation, or of the process. */
function logError(title, error) {
    const { asError, logTextOf } = require('./errors.cjs');
    if (isJSON) {
        console.error(asError(error));
    } else {
        console.error(title, logTextOf(error));
    }
}

/** Frames on the descriptor that the environment names, else lines of standard output. */
function openSink() {
    const descriptor = process.env._LAMBDA_TELEMETRY_LOG_FD;
    delete process.env._LAMBDA_TELEMETRY_LOG_FD;
    if (descriptor === undefined) {
        // A carriage return keeps an event of several lines one event.
        return (level, values) => process.stdout.write(textOf(level, values, new Date()).replace(/\n/g, '\r') + '\n');
    }
    const kind = isJSON ? JSON_FRAME : TEXT_FRAME;
    const ending = isJSON ? '' : '\n';
    return (level, values) => {
        const now = new Date();
        writeFrame(Number(descriptor), (kind | (LEVELS[level] << 2)) >>> 0, now, textOf(level, values, now) + ending);
    };
}

function writeFrame(descriptor, kind, time, text) {
    const length = Buffer.byteLength(text);
    const frame = Buffer.allocUnsafe(16 + length);
    frame.writeUInt32BE(kind, 0);
    frame.writeUInt32BE(length, 4);
    frame.writeBigUInt64BE(BigInt(time.getTime()) * 1000n, 8);
    frame.write(text, 16);
    for (let written = 0; written < frame.length; ) {
        written += fs.writeSync(descriptor, frame, written);
    }
}

function textOf(level, values, time) {
    const stamp = time.toISOString();
    return isJSON ? jsonOf(level, values, stamp) : `${stamp}\t${requestID}\t${level}\t${format(...values)}`;
}

/** A single value stays what it is; several become one message, and the first error among them is told member by member. */
function jsonOf(level, values, timestamp) {
    const event = { timestamp, level, requestId: requestID };
    if (values.length === 1) {
        event.message = values[0];
        try {
            return JSON.stringify(event, (_, value) =>
                value instanceof Error ? { ...errorMembers(value), ...value } : value,
            );
        } catch {
            event.message = format(values[0]);
            return JSON.stringify(event);
        }
    }
    event.message = format(...values);
    const error = values.find((value) => value instanceof Error);
    return JSON.stringify(error === undefined ? event : { ...event, ...errorMembers(error) });
}

function errorMembers(error) {
    return {
        errorType: error.constructor?.name ?? 'UnknownError',
        errorMessage: error.message,
        stackTrace: typeof error.stack === 'string' ? error.stack.split('\n') : [],
    };
}

module.exports = { install, logError, setRequestID };
