// What all windows share, made once before any opens: the programs, and the package.
import { packageExtension } from '../../scripts/package.mjs'
import { setUpForVsCode } from '../../scripts/setup.mjs'

export default async function prepare(): Promise<void> {
  await setUpForVsCode()
  process.env.MANUAL_LENS_VSIX ??= await packageExtension()
}
