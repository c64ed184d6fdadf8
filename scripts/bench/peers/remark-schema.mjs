// remark with nothing but the check of front matter against a schema.
import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import remarkFrontmatter from 'remark-frontmatter'
import remarkLintFrontmatterSchema from 'remark-lint-frontmatter-schema'

// The plugin takes paths from the folder that it is run in, and only pages below that.
const schema = relative(process.cwd(), fileURLToPath(new URL('front-matter.schema.json', import.meta.url)))

export default {
  plugins: [remarkFrontmatter, [remarkLintFrontmatterSchema, { schemas: { [schema]: ['**/*.md'] } }]],
}
