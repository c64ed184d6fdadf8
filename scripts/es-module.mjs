// A module as TypeScript writes it for CommonJS, turned back into an ES module.

/**
 * What a module asks for and gives, in ES's words. Bundled so, a library is one piece of code and not a function for each
 * module, which V8 would read twice, with lists of names in between that are copied as it starts.
 * @param {string} text
 * @param {string} path for the error, when something is written in another way
 */
export function esModule(text, path) {
  /** @type {Map<string, string>} what the module gives -> what it calls it */
  const given = new Map()
  /** @type {Map<string, string>} */
  const modules = new Map()
  /** @type {Map<string, string>} what Node takes long to load, and what here only few transports need */
  const late = new Map()
  const named = text
    // What puts modules together when the program runs.
    .replace(/^var __\w+ = \(this && this\.__\w+\)[\s\S]*?^\}.*;$/gm, '')
    .replace(
      /^(?:"use strict"|Object\.defineProperty\(exports, "__esModule".*|exports\.\w+ = (?:exports\.\w+ = )*void 0);$/gm,
      '',
    )
    .replace(
      /^(?:const|var) (\w+) = (?:__import\w+\()?require\("((?:\.|vscode-)[^"]+)"\)\)?;$/gm,
      (_, name, module) => {
        modules.set(name, module)
        return `import * as ${name} from "${module}";`
      },
    )
    .replace(/^const (\w+_1) = (require\("(?:crypto|net|child_process)"\));$/gm, (_, name, module) => {
      late.set(name, module)
      return ''
    })
    .replace(/\b(\w+_1)(?=\.)/g, (name) => (late.has(name) ? `(${late.get(name)})` : name))
    // Others of Node's, and of other packages.
    .replace(/__importStar\((require\("[^"]+"\))\)/g, '$1')
    .replace(/^__exportStar\(require\(("[^"]+")\), exports\);$/gm, 'export * from $1;')
    .replace(
      /^Object\.defineProperty\(exports, "(\w+)", \{ enumerable: true, get: function \(\) \{ return (\w+)\.(\w+); \} \}\);$/gm,
      (_, name, module, own) => `export { ${own} as ${name} } from "${modules.get(module)}";`,
    )
    .replace(/\(exports\.(\w+) = (\w+) = \{\}\)/g, (_, name, own) => {
      given.set(name, own)
      return `(${own} = {})`
    })
    .replace(/^exports\.(\w+) = (\w+);$/gm, (_, name, own) => {
      given.set(name, own)
      return ''
    })
    .replace(/^exports\.(\w+) = /gm, (_, name) => {
      given.set(name, `given_${name}`)
      return `var given_${name} = `
    })
    .replace(/\bexports\.(\w+)/g, (all, name) => given.get(name) ?? all)
  const left = /^(?! *(?:\/?\*|\/\/)).*(?:\bexports\b|__import|__export|\brequire\("(?:\.|vscode-)).*$/m.exec(named)
  if (left) throw new Error(`${path} is not written as TypeScript writes modules: ${left[0].trim()}`)
  const exports = [...given].map(([name, own]) => `${own} as ${name}`)
  return `${named}\nexport { ${exports.join(', ')} };\n`
}
