'use strict';

// What a streaming handler writes to. Apart from the rest, because the module of streams is loaded only for it.

const { Writable } = require('stream');

const DEFAULT_TYPE = 'application/octet-stream';

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

module.exports = { ResponseStream };
