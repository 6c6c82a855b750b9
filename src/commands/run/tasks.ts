import type { ScannedFile, ScannedMember } from '../../coder/coder.js'
import type { Identity } from '../../coder/identity.js'
import type { CodeTask } from '../../coder/task.js'

/** What there is to code: every transcript that is no duplicate, in the order of the tables. */
export function tasksOf(
  identities: readonly Identity<ScannedMember>[],
  scans: readonly ScannedFile[],
): readonly CodeTask[] {
  const sha256 = new Map(scans.map((scan) => [scan.path, scan.sha256]))
  return identities
    .filter(({ duplicateOf }) => !duplicateOf)
    .map(({ id, claim: { path, source, member } }) => ({ id, path, source, member, sha256: sha256.get(path) ?? '' }))
}
