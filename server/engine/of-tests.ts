// Files of tests: their values are made up, or were right when what they record happened.

/** Whether a path is that of a test or of what tests are fed with. `test/` alone may be an environment's folder. */
export function isOfTests(path: string): boolean {
  return /[_.-](?:tests?|spec)\.\w+$|(?:^|\/)(?:tests|specs?|fixtures|src\/test)\//i.test(path)
}
