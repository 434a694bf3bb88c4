'use strict';

const logging = require('./console.cjs');
const { describe } = require('./context.cjs');
const { IS_MODERN } = require('./loader.cjs');
const { highWaterMarkOf, isStreaming } = require('./streaming.cjs');

/**
 * Serves one invocation after the other.
 *
 * The name of this class and of its member are part of the stack traces that callers get: `at Runtime.handler (…)`.
 */
class Runtime {
    constructor(client, handler) {
        this.client = client;
        this.handler = handler;
        /** What to do when the function leaves nothing to wait for; undefined when no invocation runs. */
        this.whenIdle = undefined;
        /** Whether an event was asked for: until then everything is initialization. */
        this.hasAsked = false;
        process.on('beforeExit', () => {
            const action = this.whenIdle;
            this.whenIdle = undefined;
            action?.();
        });
    }

    /** What the function left to do while it was loaded comes first. */
    start() {
        setImmediate(() => {
            this.hasAsked = true;
            this.client.first((invocation) => this.serve(invocation));
        });
    }

    /** The id of the running invocation, undefined when none runs. */
    get current() {
        return this.client.isWaiting ? undefined : this.requestID;
    }

    serve(invocation) {
        this.requestID = invocation.requestID;
        logging.setRequestID(invocation.requestID);
        if (invocation.traceID) {
            process.env._X_AMZN_TRACE_ID = invocation.traceID;
        } else {
            delete process.env._X_AMZN_TRACE_ID;
        }
        this.whenIdle = () => this.endUnsettled(invocation);
        if (isStreaming(this.handler)) {
            this.serveWithStream(invocation);
        } else if (IS_MODERN) {
            this.serveWithPromises(invocation);
        } else {
            this.serveWithCallbacks(invocation);
        }
    }

    async serveWithPromises(invocation) {
        try {
            const result = await this.handler(JSON.parse(invocation.body), describe({}, invocation));
            this.respond(invocation, result);
        } catch (error) {
            this.fail(invocation, error);
        }
    }

    /** The next event is asked for when both the handler and its stream have ended. */
    async serveWithStream(invocation) {
        const { ResponseStream } = require('./response_stream.cjs');
        const post = this.client.stream(invocation.requestID);
        const stream = new ResponseStream(post, highWaterMarkOf(this.handler));
        const ended = new Promise((resolve, reject) => {
            stream.on('finish', resolve);
            stream.on('error', reject);
            stream.on('close', () => reject(new Error('Response stream is not finished.')));
        });
        ended.catch(() => {});
        try {
            const result = this.handler(JSON.parse(invocation.body), stream, describe({}, invocation));
            if (typeof result?.then !== 'function') throw new Error('Streaming does not support non-async handlers.');
            if ((await result) !== undefined) console.warn('Streaming handlers ignore return values.');
            await ended;
        } catch (error) {
            return this.failStream(invocation, stream, post, error);
        }
        if (!this.isCurrent(invocation)) return;
        this.whenIdle = undefined;
        this.client.first((next) => this.serve(next));
    }

    /** What was sent is sent; the error follows it. */
    failStream(invocation, stream, post, error) {
        if (!stream.hasBegun) return this.fail(invocation, error);
        if (!this.isCurrent(invocation)) return;
        this.whenIdle = undefined;
        logging.logError('Invoke Error', error);
        post.end(require('./errors.cjs').documentOf(error), () => this.client.first((next) => this.serve(next)));
    }

    /** The first of a promise, a return by callback and the old methods of the context wins. */
    serveWithCallbacks(invocation) {
        let isOver = false;
        let waitsForEmptyLoop = true;
        const settle = (error, result) => {
            if (isOver) return;
            isOver = true;
            if (error !== undefined && error !== null) {
                this.fail(invocation, error);
            } else {
                this.respond(invocation, result);
            }
        };
        const callback = (error, result) => {
            if (isOver) return;
            if (!waitsForEmptyLoop || (error !== undefined && error !== null)) return settle(error, result);
            isOver = true;
            this.whenIdle = () => this.respond(invocation, result);
        };
        const context = {
            get callbackWaitsForEmptyEventLoop() {
                return waitsForEmptyLoop;
            },
            set callbackWaitsForEmptyEventLoop(value) {
                waitsForEmptyLoop = value;
            },
            succeed: (result) => settle(null, result),
            fail: (error) => settle(error ?? 'handled'),
            done: (error, result) => settle(error, result),
        };
        try {
            const result = this.handler(JSON.parse(invocation.body), describe(context, invocation), callback);
            if (typeof result?.then === 'function') result.then(context.succeed, context.fail);
        } catch (error) {
            settle(error);
        }
    }

    /** Nothing is left that could ever end the invocation. */
    endUnsettled(invocation) {
        if (!IS_MODERN && !isStreaming(this.handler)) return this.respond(invocation, null);
        const { documentOf, RuntimeError } = require('./errors.cjs');
        const error = new RuntimeError(
            'NodeJsExit',
            'The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled. For more information, see https://nodejs.org/docs/latest/api/process.html#exit-codes',
        );
        if (this.client.openStream === undefined) return this.fail(invocation, error);
        this.whenIdle = undefined;
        logging.logError('Invoke Error', error);
        this.client.openStream.end(documentOf(error), () => this.client.first((next) => this.serve(next)));
    }

    respond(invocation, result) {
        if (!this.isCurrent(invocation)) return;
        let body;
        try {
            body = JSON.stringify(result) ?? 'null';
        } catch {
            return this.fail(invocation, new Error('Unable to stringify response body'));
        }
        this.whenIdle = undefined;
        this.client.respond(invocation.requestID, body, (next) => this.serve(next));
    }

    fail(invocation, error) {
        if (!this.isCurrent(invocation)) return;
        this.whenIdle = undefined;
        logging.logError('Invoke Error', error);
        const failure = require('./errors.cjs').documentOf(error);
        this.client.fail(invocation.requestID, JSON.stringify(failure), failure.errorType, (next) => this.serve(next));
    }

    /** A promise of an invocation that ended by other means may still settle later; that changes nothing. */
    isCurrent(invocation) {
        return this.current === invocation.requestID;
    }
}

module.exports = { Runtime };
