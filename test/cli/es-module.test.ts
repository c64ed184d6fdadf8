// Modules of the protocol's libraries, turned back into ES modules when they are bundled.

import { expect, test } from 'vitest'
import { esModule } from '../../scripts/es-module.mjs'

/** As TypeScript writes them, shortened. */
const WRITTEN = `"use strict";
var __importStar = (this && this.__importStar) || (function () {
    return function (mod) {
        return mod;
    };
})();
var __exportStar = (this && this.__exportStar) || function(m, exports) {
    for (var p in m) if (p !== "default") exports[p] = m[p];
};
Object.defineProperty(exports, "__esModule", { value: true });
exports.NONE = exports.Kind = exports.read = void 0;
exports.make = make;
const crypto_1 = require("crypto");
const fs = __importStar(require("fs"));
const other_1 = require("./other");
Object.defineProperty(exports, "read", { enumerable: true, get: function () { return other_1.read; } });
__exportStar(require("vscode-jsonrpc"), exports);
var Kind;
(function (Kind) {
    Kind.First = 1;
})(Kind || (exports.Kind = Kind = {}));
exports.NONE = Object.freeze({});
/** Speaks of exports. */
function make() {
    return new crypto_1.Hash(fs.name, other_1.read(exports.NONE));
}
`

test('ask for one another and give what they have in ES’s words, and for what is slow to load only when it is used', () => {
  const lines = esModule(WRITTEN, 'a.js')
    .split('\n')
    .filter((line) => line !== '')
  expect(lines).toEqual([
    'const fs = require("fs");',
    'import * as other_1 from "./other";',
    'export { read as read } from "./other";',
    'export * from "vscode-jsonrpc";',
    'var Kind;',
    '(function (Kind) {',
    '    Kind.First = 1;',
    '})(Kind || (Kind = {}));',
    'var given_NONE = Object.freeze({});',
    '/** Speaks of exports. */',
    'function make() {',
    '    return new (require("crypto")).Hash(fs.name, other_1.read(given_NONE));',
    '}',
    'export { Kind as Kind, make as make, given_NONE as NONE };',
  ])
})

test.each([
  'if (x) exports.later = x;\n',
  'module.exports = {};\n',
  'let a = require("./a");\n',
  'const { a } = require("./a");\n',
])('end the build when they are written in another way: %j', (text) => {
  expect(() => esModule(text, 'node_modules/a.js')).toThrow(
    `node_modules/a.js is not written as TypeScript writes modules: ${text.trim()}`,
  )
})
