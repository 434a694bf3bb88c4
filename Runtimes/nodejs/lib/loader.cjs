'use strict';

// Finding the function to call.

const fs = require('fs');
const path = require('path');
const { isStreaming } = require('./streaming.cjs');

/** From Node.js 24 on, the service's runtime also takes TypeScript, and takes callbacks no more. */
const IS_MODERN = Number.parseInt(process.versions.node, 10) >= 24;

const CALLBACKS_REMOVED =
    'ERROR: AWS Lambda has removed support for callback-based function handlers starting with Node.js 24. You need to modify this function to use a supported handler signature to use Node.js 24 or later. For more information see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html.';

/**
 * Modules are required as if from beside the bootstrap: messages about missing ones name this path.
 * By the class of this module, because `require('module')` loads the loader of ES modules as well.
 */
const requireModule = module.constructor.createRequire(path.join(__dirname, '..', 'index.mjs'));

function makeError(kind, message) {
    const { RuntimeError } = require('./errors.cjs');
    const error = new RuntimeError(kind, message);
    Error.captureStackTrace(error, makeError);
    return error;
}

/** The function that `folder/module.property.path` names. */
async function load(taskRoot, handler) {
    if (handler.includes('..')) {
        throw makeError(
            'MalformedHandlerName',
            `'${handler}' is not a valid handler name. Use absolute paths when specifying root directories in handler names.`,
        );
    }
    const name = path.basename(handler);
    const dot = name.indexOf('.');
    if (dot < 0) throw makeError('MalformedHandlerName', 'Bad handler');
    const folder = handler.slice(0, handler.indexOf(name));
    const exported = await loadModule(taskRoot, folder, name.slice(0, dot));
    const found = name
        .slice(dot + 1)
        .split('.')
        .reduce((value, property) => value && value[property], exported);
    if (!found) throw makeError('HandlerNotFound', `${handler} is undefined or not exported`);
    if (typeof found !== 'function') throw makeError('HandlerNotFound', `${handler} is not a function`);
    if (IS_MODERN && found.length >= 3 && !isStreaming(found)) throw makeError('CallbackHandlerDeprecated', CALLBACKS_REMOVED);
    return found;
}

async function loadModule(taskRoot, folder, name) {
    try {
        const file = path.resolve(taskRoot, folder, name);
        for (const [candidate, isESM] of candidates(file)) {
            if (fs.existsSync(candidate)) return isESM ? await importModule(candidate) : requireModule(candidate);
        }
        return requireModule(requireModule.resolve(name, { paths: [taskRoot, path.resolve(taskRoot, folder)] }));
    } catch (error) {
        if (error instanceof SyntaxError) {
            const wrapped = makeError('UserCodeSyntaxError', String(error));
            wrapped.stack = `${wrapped.name}: ${error}\n${error.stack}`;
            throw wrapped;
        }
        if (error?.code === 'MODULE_NOT_FOUND') throw makeError('ImportModuleError', String(error));
        throw error;
    }
}

/** Files to try, in order, with whether each is an ES module. A file without an extension is CommonJS, a folder too. */
function* candidates(file) {
    yield [file, false];
    const isESM = belongsToESMPackage(path.dirname(file));
    yield [`${file}.js`, isESM];
    yield [`${file}.mjs`, true];
    yield [`${file}.cjs`, false];
    if (IS_MODERN) {
        yield [`${file}.ts`, isESM];
        yield [`${file}.mts`, true];
        yield [`${file}.cts`, false];
    }
}

async function importModule(file) {
    return import(require('url').pathToFileURL(file).href);
}

/** Whether the nearest package.json says so; the search ends at a node_modules directory. */
function belongsToESMPackage(directory) {
    if (path.basename(directory) === 'node_modules') return false;
    const description = path.join(directory, 'package.json');
    if (fs.existsSync(description)) {
        try {
            return JSON.parse(fs.readFileSync(description, 'utf8'))?.type === 'module';
        } catch (error) {
            console.warn(
                `${description} cannot be read, it will be ignored for ES module detection purposes.`,
                error,
            );
            return false;
        }
    }
    const parent = path.dirname(directory);
    return parent === directory ? false : belongsToESMPackage(parent);
}

module.exports = { load, IS_MODERN };
