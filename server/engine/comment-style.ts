// How comments are written in a file, by its name: what a wrong mark would do to a file that others run is worse than no comment.

export interface CommentStyle {
  readonly mark: '#' | '//'
  /** Whether one may stand behind other text; in some files it would become part of a value there. */
  readonly behind: boolean
}

const HASH: CommentStyle = { mark: '#', behind: true }
const SLASHES: CommentStyle = { mark: '//', behind: true }
/** Docker, make and readers of settings take `#` for a comment only where a line begins with it. */
const ALONE: CommentStyle = { mark: '#', behind: false }

const BY_EXTENSION: Readonly<Record<string, CommentStyle>> = {
  ...Object.fromEntries(
    ['yml', 'yaml', 'tpl', 'tf', 'tfvars', 'hcl', 'backend', 'sh', 'bash', 'zsh', 'rb', 'rake'].map((one) => [
      one,
      HASH,
    ]),
  ),
  ...Object.fromEntries(['js', 'mjs', 'cjs', 'ts'].map((one) => [one, SLASHES])),
  ...Object.fromEntries(['env', 'toml', 'properties', 'ini', 'cfg', 'conf'].map((one) => [one, ALONE])),
}

const BY_NAME: Readonly<Record<string, CommentStyle>> = {
  dockerfile: ALONE,
  containerfile: ALONE,
  makefile: ALONE,
  gemfile: HASH,
  rakefile: HASH,
  capfile: HASH,
  vagrantfile: HASH,
}

/** The style of a path (`/`-separated) that is no Markdown; undefined where there are no comments, or it isn't known how they are written. */
export function commentStyle(path: string): CommentStyle | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase()
  const [first = '', second = '', ...more] = name.split('.')
  // `.env.staging`, `Dockerfile.test`.
  if (first === '' && second === 'env') return ALONE
  if (Object.hasOwn(BY_NAME, first)) return BY_NAME[first]
  const extension = [second, ...more].filter((part) => part !== 'erb').at(-1) ?? ''
  return Object.hasOwn(BY_EXTENSION, extension) ? BY_EXTENSION[extension] : undefined
}
