// The handler of a process that waits, as an ES module.

export const handler = async (event) => event;
