// Does what its event asks for, and tells what it sees.
import { randomUUID } from "node:crypto";

const environment = randomUUID();
let count = 0;

const actions = {
    see: (name, event, context) => ({
        function: name,
        environment,
        count,
        variables: process.env,
        requestID: context.awsRequestId,
        memoryLimit: Number(context.memoryLimitInMB),
        remaining: context.getRemainingTimeInMillis(),
        functionName: context.functionName,
        functionVersion: context.functionVersion,
        invokedARN: context.invokedFunctionArn,
        logGroup: context.logGroupName,
        logStream: context.logStreamName,
        clientContext: context.clientContext ?? null,
        identity: context.identity ?? null,
        directory: process.cwd(),
        version: process.versions.node.split(".")[0],
    }),
    echo: (name, event) => event,
    sleep: async (name, event) => {
        await new Promise((resolve) => setTimeout(resolve, event.seconds * 1000));
        return { environment, count };
    },
    fail: (name, event) => {
        throw new TypeError(event.message);
    },
    "fail with a string": () => Promise.reject("the text"),
    leave: (name, event) => process.exit(event.status),
    uncaught: () => {
        setTimeout(() => {
            throw new Error("from a timer");
        }, 1);
        return new Promise((resolve) => setTimeout(resolve, 5000));
    },
    reject: () => {
        Promise.reject(new Error("lost"));
        return new Promise((resolve) => setTimeout(resolve, 5000));
    },
    never: () => new Promise(() => {}),
    say: (name, event) => {
        event.lines.forEach((line) => console.log(line));
        console.error("to standard error");
        return null;
    },
    undefined: () => undefined,
    circular: () => {
        const value = {};
        value.self = value;
        return value;
    },
    large: (name, event) => "x".repeat(event.size),
};

function answer(name, event, context) {
    count += 1;
    const action = typeof event === "object" && event !== null && !Array.isArray(event) ? (event.do ?? "see") : "echo";
    return actions[action](name, event, context);
}

export const handler = async (event, context) => answer("handler", event, context);
export const other = async (event, context) => answer("other", event, context);
export const callback = (event, context, done) => done(null, { function: "callback", environment });
