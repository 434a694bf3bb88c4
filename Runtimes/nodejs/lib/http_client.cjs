'use strict';

// The Runtime API over HTTP, as behind a wrapper that may have put a proxy before it.

const { visible } = require('./client.cjs');

const PREFIX = '/2018-06-01/runtime/';
const ERROR_TYPE = 'Lambda-Runtime-Function-Error-Type';
const ERROR_BODY = 'Lambda-Runtime-Function-Error-Body';
const END_OF_HEAD = Buffer.from('\r\n\r\n');

/** A client of the Runtime API at this host and port. */
function connect(address) {
    const colon = address.lastIndexOf(':');
    const host = address.slice(0, colon).replace(/^\[|\]$/g, '');
    const socket = require('net').connect({ host, port: Number(address.slice(colon + 1)), noDelay: true });
    return new HTTPClient(socket, address);
}

/**
 * Asks for invocations and answers them; an answer and the request for the next event travel in one write.
 *
 * The socket keeps the process alive only while an event is awaited, so that a function that leaves nothing to wait
 * for is seen as `beforeExit`.
 */
class HTTPClient {
    #socket;
    #hostLine;
    #next;
    #received = [];
    #receivedLength = 0;
    #needed = 0;
    #head = null;
    #awaited = [];
    #isWaiting = false;
    #openStream;

    constructor(socket, host) {
        this.#socket = socket;
        this.#hostLine = `Host: ${host}\r\n`;
        this.#next = `GET ${PREFIX}invocation/next HTTP/1.1\r\n${this.#hostLine}\r\n`;
        socket.on('data', (chunk) => this.#receive(chunk));
        socket.on('error', () => {});
        socket.on('close', () => process.exit(1));
        socket.unref();
    }

    /** Whether an event is awaited: then nothing else can be asked on this connection. */
    get isWaiting() {
        return this.#isWaiting;
    }

    /** Waits for the first event. */
    first(onInvocation) {
        this.#wait(onInvocation);
        this.#socket.write(this.#next);
    }

    /** Sends the result of an invocation and waits for the next event. */
    respond(requestID, body, onInvocation) {
        this.#answer(this.#post(`invocation/${requestID}/response`, body), onInvocation);
    }

    /** Sends the error of an invocation and waits for the next event. */
    fail(requestID, body, errorType, onInvocation) {
        this.#answer(this.#post(`invocation/${requestID}/error`, body, errorType), onInvocation);
    }

    /** The streamed response that has begun and not ended. */
    get openStream() {
        return this.#openStream;
    }

    /** A response that is sent piece by piece: `begin(contentType)`, `write(chunk, onTaken)`, `end(error, onAnswered)`. */
    stream(requestID) {
        let hasEnded = false;
        const post = {
            begin: (contentType) => {
                this.#openStream = post;
                this.#socket.write(
                    `POST ${PREFIX}invocation/${requestID}/response HTTP/1.1\r\n${this.#hostLine}` +
                        `Content-Type: ${contentType}\r\nLambda-Runtime-Function-Response-Mode: streaming\r\n` +
                        `Trailer: ${ERROR_TYPE}, ${ERROR_BODY}\r\nTransfer-Encoding: chunked\r\n\r\n`,
                );
            },
            write: (chunk, onTaken) => {
                if (hasEnded || chunk.length === 0) return onTaken?.();
                this.#socket.cork();
                this.#socket.write(`${chunk.length.toString(16)}\r\n`);
                this.#socket.write(chunk);
                this.#socket.write('\r\n', () => onTaken?.());
                this.#socket.uncork();
            },
            end: (error, onAnswered) => {
                if (hasEnded) return onAnswered();
                hasEnded = true;
                this.#openStream = undefined;
                this.#socket.ref();
                this.#awaited.push(() => {
                    this.#socket.unref();
                    onAnswered();
                });
                this.#socket.write(error === undefined ? '0\r\n\r\n' : `0\r\n${trailersOf(error)}\r\n`);
            },
        };
        return post;
    }

    /** Sends the last error of this process. */
    failAndEnd(requestID, body, errorType, onSent) {
        if (this.#openStream !== undefined) return this.#openStream.end(JSON.parse(body), onSent);
        const route = requestID === undefined ? 'init/error' : `invocation/${requestID}/error`;
        this.#awaited.push(onSent);
        this.#socket.ref();
        this.#socket.write(this.#post(route, body, errorType));
    }

    #answer(post, onInvocation) {
        // A refused answer (too large, too late) concerns only the server, which has told the caller already.
        this.#awaited.push(() => {});
        this.#wait(onInvocation);
        this.#socket.write(post + this.#next);
    }

    #wait(onInvocation) {
        this.#isWaiting = true;
        this.#socket.ref();
        this.#awaited.push((status, headers, body) => {
            if (status !== 200) process.exit(1);
            this.#isWaiting = false;
            this.#socket.unref();
            onInvocation({
                requestID: headers['lambda-runtime-aws-request-id'],
                deadline: headers['lambda-runtime-deadline-ms'],
                functionARN: headers['lambda-runtime-invoked-function-arn'],
                traceID: headers['lambda-runtime-trace-id'],
                clientContext: headers['lambda-runtime-client-context'],
                identity: headers['lambda-runtime-cognito-identity'],
                tenantID: headers['lambda-runtime-aws-tenant-id'],
                body,
            });
        });
    }

    #post(route, body, errorType) {
        let head = `POST ${PREFIX}${route} HTTP/1.1\r\n${this.#hostLine}Content-Type: application/json\r\n`;
        if (errorType !== undefined) {
            head += `${ERROR_TYPE}: ${visible(errorType)}\r\n`;
        }
        return `${head}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
    }

    #receive(chunk) {
        this.#received.push(chunk);
        this.#receivedLength += chunk.length;
        while (this.#receivedLength > 0 && this.#receivedLength >= this.#needed) {
            const data = this.#received.length === 1 ? this.#received[0] : Buffer.concat(this.#received);
            const rest = this.#head === null ? this.#takeHead(data) : this.#takeBody(data);
            this.#received = rest.length > 0 ? [rest] : [];
            this.#receivedLength = rest.length;
            if (rest === data) return;
        }
    }

    /** What follows the head, or all of `data` when the head is not complete. */
    #takeHead(data) {
        const end = data.indexOf(END_OF_HEAD);
        if (end < 0) return data;
        const lines = data.toString('utf8', 0, end).split('\r\n');
        const status = Number(lines[0].slice(9, 12));
        const rest = data.subarray(end + 4);
        if (status < 200) return rest;
        const headers = {};
        for (let index = 1; index < lines.length; index++) {
            const colon = lines[index].indexOf(':');
            headers[lines[index].slice(0, colon).toLowerCase()] = lines[index].slice(colon + 1).trim();
        }
        const isChunked = headers['transfer-encoding']?.toLowerCase() === 'chunked';
        this.#head = { status, headers, chunks: isChunked ? [] : null };
        this.#needed = isChunked ? 0 : Number(headers['content-length'] ?? 0);
        return rest.length >= this.#needed && !isChunked ? this.#takeBody(rest) : rest;
    }

    #takeBody(data) {
        if (this.#head.chunks !== null) return this.#takeChunk(data);
        const length = this.#needed;
        this.#deliver(data.toString('utf8', 0, length));
        return data.subarray(length);
    }

    #takeChunk(data) {
        const lineEnd = data.indexOf('\r\n');
        if (lineEnd < 0) return data;
        const length = parseInt(data.toString('latin1', 0, lineEnd), 16);
        const end = lineEnd + 2 + length + 2;
        if (data.length < end) return data;
        if (length > 0) {
            this.#head.chunks.push(data.subarray(lineEnd + 2, end - 2));
        } else {
            this.#deliver(Buffer.concat(this.#head.chunks).toString());
        }
        return data.subarray(end);
    }

    #deliver(body) {
        const { status, headers } = this.#head;
        this.#head = null;
        this.#needed = 0;
        this.#awaited.shift()?.(status, headers, body);
    }
}

function trailersOf(error) {
    const body = Buffer.from(JSON.stringify(error)).toString('base64');
    return `${ERROR_TYPE}: ${visible(error.errorType)}\r\n${ERROR_BODY}: ${body}\r\n`;
}

module.exports = { connect };
