'use strict';

// The inherited socket: frames, whose form is told in README.md; an answer asks for the next event as well.
//
// It is read and written by blocking calls until the first answer is out: the first event is there already, and the
// module of streams costs a third of what the interpreter needs to start.

const fs = require('fs');
const { visible } = require('./client.cjs');

const NEXT = 1;
const RESPONSE = 2;
const ERROR = 3;
const LAST_ERROR = 4;
const STREAM_BEGIN = 5;
const STREAM_PART = 6;
const STREAM_END = 7;
const PING = 8;
const EVENT = 1;

const PREFIX = 12;
const CHUNK = 65536;
/** Of a part of a stream: the server holds one whole. */
const LONGEST_PART = 256 * 1024;

/**
 * Asks for events and answers them.
 *
 * The socket keeps the process alive only while an event is awaited, so that a function that leaves nothing to wait
 * for is seen as `beforeExit`.
 */
class Link {
    #descriptor;
    /** The stream of the connection; undefined as long as the descriptor is used by itself. */
    #socket;
    #received;
    #awaited = [];
    #isWaiting = false;
    #openStream;

    constructor(descriptor) {
        this.#descriptor = descriptor;
    }

    /** Whether an event is awaited: then nothing else can be asked on this connection. */
    get isWaiting() {
        return this.#isWaiting;
    }

    /** The streamed response that has begun and not ended. */
    get openStream() {
        return this.#openStream;
    }

    /** Waits for the first event, or for the next after a streamed response. */
    first(onInvocation) {
        this.#wait(onInvocation);
        this.#send(frame(NEXT));
        this.#receiveAwaited();
    }

    /** Sends the result of an invocation and waits for the next event. */
    respond(requestID, body, onInvocation) {
        this.#wait(onInvocation);
        this.#send(frame(RESPONSE, `${requestID}\0`, body));
        this.#open();
    }

    /** Sends the error of an invocation and waits for the next event. */
    fail(requestID, body, errorType, onInvocation) {
        this.#wait(onInvocation);
        this.#send(frame(ERROR, `${requestID}\0${visible(errorType)}`, body));
        this.#open();
    }

    /** Sends the last error of this process. */
    failAndEnd(requestID, body, errorType, onSent) {
        if (this.#openStream !== undefined) return this.#openStream.end(JSON.parse(body), onSent);
        this.#acknowledged(frame(LAST_ERROR, `${requestID ?? ''}\0${visible(errorType)}`, body), onSent);
    }

    /** Goes there and back. */
    ping() {
        this.#acknowledged(frame(PING), () => {});
    }

    /** A response that is sent piece by piece: `begin(contentType)`, `write(chunk, onTaken)`, `end(error, onAnswered)`. */
    stream(requestID) {
        this.#open();
        let hasEnded = false;
        const post = {
            begin: (contentType) => {
                this.#openStream = post;
                this.#send(frame(STREAM_BEGIN, `${requestID}\0${contentType}`));
            },
            write: (chunk, onTaken) => {
                if (hasEnded || chunk.length === 0) return onTaken?.();
                this.#socket.cork();
                for (let start = 0; start < chunk.length; start += LONGEST_PART) {
                    const part = chunk.subarray(start, start + LONGEST_PART);
                    const isLast = start + LONGEST_PART >= chunk.length;
                    this.#socket.write(prefix(STREAM_PART, 0, part.length));
                    this.#socket.write(part, isLast ? () => onTaken?.() : undefined);
                }
                this.#socket.uncork();
            },
            end: (error, onAnswered) => {
                if (hasEnded) return onAnswered();
                hasEnded = true;
                this.#openStream = undefined;
                const failure = error === undefined ? ['', ''] : [visible(error.errorType), JSON.stringify(error)];
                this.#acknowledged(frame(STREAM_END, ...failure), onAnswered);
            },
        };
        return post;
    }

    /** Sends what the server says a word to, and nothing else. */
    #acknowledged(data, onAnswered) {
        this.#socket?.ref();
        this.#awaited.push(() => {
            this.#socket?.unref();
            onAnswered();
        });
        this.#send(data);
        this.#receiveAwaited();
    }

    #wait(onInvocation) {
        this.#isWaiting = true;
        this.#socket?.ref();
        this.#awaited.push((kind, head, body) => {
            if (kind !== EVENT) process.exit(1);
            this.#isWaiting = false;
            this.#socket?.unref();
            const [requestID, deadline, functionARN, traceID, clientContext, identity, tenantID] = head.split('\0');
            onInvocation({ requestID, deadline, functionARN, traceID, clientContext, identity, tenantID: tenantID || undefined, body });
        });
    }

    #send(data) {
        if (this.#socket !== undefined) {
            this.#socket.write(data);
            return;
        }
        endWhenClosed(() => {
            for (let sent = 0; sent < data.length; ) sent += fs.writeSync(this.#descriptor, data, sent);
        });
    }

    /** Makes a stream of the descriptor. */
    #open() {
        if (this.#socket !== undefined) return;
        const { Socket } = require('net');
        this.follow(new Socket({ fd: this.#descriptor, readable: true, writable: true }));
    }

    /** From now on `socket` is the connection. */
    follow(socket) {
        this.#socket = socket;
        socket.on('data', (chunk) => this.#receive(chunk));
        socket.on('error', () => {});
        socket.on('close', () => process.exit(1));
        if (!this.#isWaiting) socket.unref();
    }

    /** Blocks until what is awaited is there; nothing where a stream does that by itself. */
    #receiveAwaited() {
        while (this.#socket === undefined && this.#awaited.length > 0) {
            const chunk = Buffer.allocUnsafe(CHUNK);
            const length = endWhenClosed(() => fs.readSync(this.#descriptor, chunk));
            if (length === 0) process.exit(1);
            this.#receive(chunk.subarray(0, length));
        }
    }

    #receive(chunk) {
        let data = chunk;
        if (this.#received !== undefined) {
            const { parts, length, needed } = this.#received;
            parts.push(chunk);
            if (length + chunk.length < needed) {
                this.#received.length += chunk.length;
                return;
            }
            data = Buffer.concat(parts);
            this.#received = undefined;
        }
        while (data.length > 0) {
            const start = data.length < PREFIX ? PREFIX : PREFIX + data.readUInt32BE(4);
            const end = data.length < PREFIX ? PREFIX : start + data.readUInt32BE(8);
            if (data.length < end || data.length < PREFIX) {
                this.#received = { parts: [data], length: data.length, needed: end };
                return;
            }
            const kind = data.readUInt32BE(0);
            const head = data.toString('utf8', PREFIX, start);
            const body = data.toString('utf8', start, end);
            data = data.subarray(end);
            this.#awaited.shift()?.(kind, head, body);
        }
    }
}

/** The three numbers that a frame begins with. */
function prefix(kind, headLength, bodyLength) {
    const data = Buffer.allocUnsafe(PREFIX);
    data.writeUInt32BE(kind, 0);
    data.writeUInt32BE(headLength, 4);
    data.writeUInt32BE(bodyLength, 8);
    return data;
}

/** A whole frame of texts. */
function frame(kind, head = '', body = '') {
    const headLength = Buffer.byteLength(head);
    const bodyLength = Buffer.byteLength(body);
    const data = Buffer.allocUnsafe(PREFIX + headLength + bodyLength);
    data.writeUInt32BE(kind, 0);
    data.writeUInt32BE(headLength, 4);
    data.writeUInt32BE(bodyLength, 8);
    data.write(head, PREFIX);
    data.write(body, PREFIX + headLength);
    return data;
}

/** What `call` returns; the process ends with the connection. */
function endWhenClosed(call) {
    try {
        return call();
    } catch {
        process.exit(1);
    }
}

module.exports = { Link, frame, EVENT, STREAM_BEGIN, STREAM_PART };
