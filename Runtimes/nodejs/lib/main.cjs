'use strict';

// From the start of the process to its end: prepare, load the handler, serve invocations.

const { connect } = require('./client.cjs');
const logging = require('./console.cjs');
const { load } = require('./loader.cjs');
const { Runtime } = require('./runtime.cjs');
const streaming = require('./streaming.cjs');

const STATUS_OF_UNCAUGHT = 129;
const STATUS_OF_UNHANDLED = 128;

async function main() {
    const stem = process.env._LAMBENT_ORDER_FD === undefined ? undefined : require('./stem.cjs');
    await stem?.wait();
    logging.install();
    streaming.install();
    const client = connect();
    let runtime;
    let isEnding = false;

    /** Tells the server of an error that no handler can survive, and ends. */
    const end = (error, status) => {
        const isInitializing = !runtime?.hasAsked;
        if (isEnding || (!isInitializing && runtime.current === undefined)) process.exit(status);
        isEnding = true;
        const failure = require('./errors.cjs').documentOf(error);
        const requestID = isInitializing ? undefined : runtime.current;
        client.failAndEnd(requestID, JSON.stringify(failure), failure.errorType, () => process.exit(status));
    };
    process.on('uncaughtException', (error) => {
        logging.logError('Uncaught Exception', error);
        end(error, STATUS_OF_UNCAUGHT);
    });
    process.on('unhandledRejection', (reason, promise) => {
        const { RuntimeError } = require('./errors.cjs');
        const error = new RuntimeError('UnhandledPromiseRejection', String(reason));
        error.reason = reason;
        error.promise = promise;
        logging.logError('Unhandled Promise Rejection', error);
        end(error, STATUS_OF_UNHANDLED);
    });

    stem?.enter();
    try {
        const handler = await load(process.env.LAMBDA_TASK_ROOT ?? process.cwd(), process.env._HANDLER ?? '');
        runtime = new Runtime(client, handler);
        runtime.start();
    } catch (error) {
        logging.logError('Uncaught Exception', error);
        end(error, STATUS_OF_UNCAUGHT);
    }
}

module.exports = { main };
