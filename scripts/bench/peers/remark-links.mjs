// remark with nothing but the check of links between files.
import remarkFrontmatter from 'remark-frontmatter'
import remarkValidateLinks from 'remark-validate-links'

export default { plugins: [remarkFrontmatter, [remarkValidateLinks, { repository: false }]] }
