'use strict';

// Responses that functions stream: the global `awslambda`, and the stream that such a handler writes to.

const { Writable } = require('stream');

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

const DEFAULT_TYPE = 'application/octet-stream';
const HTTP_TYPE = 'application/vnd.awslambda.http-integration-response';
const END_OF_METADATA = Buffer.alloc(8);

class InvalidStreamingOperation extends Error {
    constructor(message) {
        super(message);
        this.name = 'InvalidStreamingOperation';
    }
}

/** The response of one invocation. Nothing is sent before the first write, or the end. */
class ResponseStream extends Writable {
    #post;
    #contentType = DEFAULT_TYPE;
    #hasBegun = false;

    /** `post` is a streamed request of the client's. */
    constructor(post, highWaterMark) {
        super(highWaterMark === undefined ? {} : { highWaterMark });
        this.#post = post;
    }

    /** Whether anything was sent. */
    get hasBegun() {
        return this.#hasBegun;
    }

    setContentType(contentType) {
        if (this.#hasBegun) throw new InvalidStreamingOperation('Cannot set content-type, too late.');
        this.#contentType = String(contentType).replace(/[^ -~]/g, '?');
    }

    /** What is neither text nor bytes is sent as JSON. */
    write(chunk, ...more) {
        return super.write(plain(chunk), ...more);
    }

    end(chunk, ...more) {
        const hasChunk = chunk !== undefined && chunk !== null && typeof chunk !== 'function';
        return hasChunk ? super.end(plain(chunk), ...more) : super.end(chunk, ...more);
    }

    _write(chunk, encoding, done) {
        this.#begin();
        this.#post.write(chunk, done);
    }

    _final(done) {
        this.#begin();
        this.#post.end(undefined, () => done());
    }

    #begin() {
        if (this.#hasBegun) return;
        this.#hasBegun = true;
        this.#post.begin(this.#contentType);
        this._onBeforeFirstWrite?.((chunk) => this.#post.write(Buffer.from(chunk)));
    }
}

function plain(chunk) {
    return typeof chunk === 'string' || chunk instanceof Uint8Array ? chunk : JSON.stringify(chunk);
}

/** Puts status, headers and cookies before the body of a response to an HTTP request. */
class HttpResponseStream {
    static from(stream, metadata) {
        stream.setContentType(HTTP_TYPE);
        const text = JSON.stringify(metadata);
        stream._onBeforeFirstWrite = (write) => {
            write(text);
            write(END_OF_METADATA);
        };
        return stream;
    }
}

/** Marks a handler of events and streams. */
function streamifyResponse(handler, options) {
    handler[STREAMING] = 'response';
    if (options?.highWaterMark !== undefined) handler[HIGH_WATER_MARK] = Number.parseInt(options.highWaterMark, 10);
    return handler;
}

function isStreaming(handler) {
    return handler[STREAMING] === 'response';
}

function highWaterMarkOf(handler) {
    return handler[HIGH_WATER_MARK];
}

/** Defines what functions find without importing anything. */
function install() {
    globalThis.awslambda = { ...globalThis.awslambda, streamifyResponse, HttpResponseStream };
}

module.exports = { install, isStreaming, highWaterMarkOf, ResponseStream };
