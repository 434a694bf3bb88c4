'use strict';

// Errors as the caller and the log see them.

const { types } = require('util');

/** An error of the runtime's own, named as the service names it. */
class RuntimeError extends Error {
    constructor(kind, message) {
        super(message);
        // The stack begins with the name, so it is taken anew once that is set.
        Object.defineProperty(this, 'name', { value: `Runtime.${kind}`, configurable: true, writable: true });
        Error.captureStackTrace(this, RuntimeError);
    }
}

function isError(value) {
    return (
        types.isNativeError(value) ||
        (typeof value?.name === 'string' && typeof value.message === 'string' && typeof value.stack === 'string')
    );
}

/** DEL is the one control character that the service's log cannot take. */
function printable(text) {
    return text?.replaceAll('\x7F', '%7F');
}

/** The error document of whatever was thrown. */
function documentOf(error) {
    try {
        if (isError(error)) {
            return {
                errorType: printable(error.name),
                errorMessage: printable(error.message),
                trace: printable(error.stack)?.split('\n') ?? [],
            };
        }
        return { errorType: typeof error, errorMessage: String(error), trace: [] };
    } catch {
        return {
            errorType: 'handled',
            errorMessage:
                'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
        };
    }
}

/** The text of an error in the log: one line of JSON after a tab, with the members that the function's author gave it. */
function logTextOf(error) {
    try {
        return '\t' + JSON.stringify(asError(error), (_, value) => (value instanceof Error ? membersOf(value) : value));
    } catch {
        return '\t' + JSON.stringify(documentOf(error));
    }
}

function membersOf(error) {
    const members = { errorType: error.name, errorMessage: error.message, code: error.code, ...error };
    if (typeof error.stack === 'string') members.stack = error.stack.split('\n');
    return members;
}

function asError(value) {
    return value instanceof Error ? value : new Error(String(value));
}

module.exports = { RuntimeError, documentOf, logTextOf, asError };
