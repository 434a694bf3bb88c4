'use strict';

// The handler of a process that waits.

exports.handler = async (event) => event;
