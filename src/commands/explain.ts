import { createCoder } from '../coder/coder.js'
import { ownKnowledge } from '../coder/setup.js'
import { SetupError } from '../model/issue.js'
import { describeExchange } from './explain/describe.js'
import { checksumOf } from './run/batch.js'
import { DEFAULT_OUTPUT } from './run/options.js'
import { readManifest } from './saved-run.js'

/** `standpoint explain`: prints one exchange with the evidence behind each label. Returns the exit code; throws SetupError. */
export async function explainCommand(exchangeId: string, { output }: { readonly output?: string }): Promise<number> {
  const folder = output ?? DEFAULT_OUTPUT
  const manifest = readManifest(folder)
  const transcriptId = exchangeId.slice(0, exchangeId.lastIndexOf('/'))
  const task = manifest.transcripts.find(({ id }) => id === transcriptId)
  if (!task) throw unknown(exchangeId, `no transcript "${transcriptId}" in ${folder}`)
  const { pipeline, holder } = manifest.configuration
  if (checksumOf(task.path) !== task.sha256) throw changed(task.path)
  const own = ownKnowledge(manifest.configuration)
  const { doc } = await createCoder({ ...own, pipeline, holder, formats: [], cache: '', programKey: '' }).annotate(task)
  const index = doc.exchanges.findIndex(({ id }) => id === exchangeId)
  if (index < 0) throw unknown(exchangeId, `${transcriptId} has ${doc.exchanges.length} exchanges`)
  process.stdout.write(describeExchange(doc, { index, isColoured: process.stdout.isTTY === true }))
  return 0
}

function unknown(exchangeId: string, found: string): SetupError {
  return new SetupError({
    code: 'unknown-exchange',
    place: exchangeId,
    message: found,
    hint: 'copy an exchange_id from exchanges.csv, such as chn-mfa-2022-03-03/x01',
  })
}

function changed(path: string): SetupError {
  return new SetupError({
    code: 'source-changed',
    place: path,
    message: 'the file is not the one that was read: its checksum differs from the manifest',
    hint: 'run `standpoint run` again',
  })
}
