'use strict';

// Responses that functions stream: the global `awslambda` and its marks.

const STREAMING = Symbol.for('aws.lambda.runtime.handler.streaming');
const HIGH_WATER_MARK = Symbol.for('aws.lambda.runtime.handler.streaming.highWaterMark');

const HTTP_TYPE = 'application/vnd.awslambda.http-integration-response';
const END_OF_METADATA = Buffer.alloc(8);

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

module.exports = { install, isStreaming, highWaterMarkOf };
