// The least that a check of front matter can do: gray-matter reads it, Ajv checks it. Prints a line for each mistake.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv from 'ajv'
import matter from 'gray-matter'

const schema = JSON.parse(readFileSync(new URL('front-matter.schema.json', import.meta.url), 'utf8'))
const valid = new Ajv({ allErrors: true }).compile(schema)
const folder = process.argv[2] ?? '.'
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !entry.name.endsWith('.md')) continue
  const path = join(entry.parentPath, entry.name)
  try {
    // With options, or gray-matter remembers equal texts.
    if (valid(matter(readFileSync(path, 'utf8'), {}).data)) continue
    for (const { instancePath, message } of valid.errors ?? []) console.log(`${path}: ${instancePath} ${message}`)
  } catch (error) {
    console.log(`${path}: ${error.message.split('\n')[0]}`)
  }
}
