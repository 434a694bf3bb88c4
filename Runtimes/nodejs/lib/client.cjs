'use strict';

// The way to the server: events come, results and errors go.

/** By the inherited socket if there is one, else over the network. */
function connect() {
    const inherited = process.env._LAMBENT_RUNTIME_FD;
    delete process.env._LAMBENT_RUNTIME_FD;
    // The layers are on NODE_PATH already.
    delete process.env._LAMBENT_LAYERS;
    if (inherited === undefined) return require('./http_client.cjs').connect(process.env.AWS_LAMBDA_RUNTIME_API ?? '');
    const { Link } = require('./link.cjs');
    return new Link(Number(inherited));
}

/** What a header, and a log, may hold of the type of an error. */
function visible(errorType) {
    return errorType.replace(/[^ -~]/g, '?');
}

module.exports = { connect, visible };
