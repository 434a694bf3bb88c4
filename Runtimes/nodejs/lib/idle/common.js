'use strict';

// The handler of a process that waits. Every second time it fails.

let count = 0;

exports.handler = async (event) => {
    if (count++ % 2 === 0) return event;
    console.log('none', event);
    throw new TypeError('none');
};
