'use strict';

// The handlers of a process that waits. Every second time the first fails.

let count = 0;

exports.handler = async (event) => {
    if (count++ % 2 === 0) return event;
    console.log('none', event);
    throw new TypeError('none');
};

exports.streaming = awslambda.streamifyResponse(async (event, stream) => {
    stream.write('none');
    stream.end();
});
