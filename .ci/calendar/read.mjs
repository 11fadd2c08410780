// read.mjs FILE.ics DUE...: a second parser reads the calendar file: one whole-day entry
// for each of the days, ending on the next, each with its own UID and a title that names
// the case by its number.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const [file, ...due] = process.argv.slice(2);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((e) => new ICAL.Event(e));
const fail = (why) => {
  console.error(`${file}: ${why}`);
  process.exit(1);
};
const days = events.map((e) => e.startDate.toString()).sort();
if (JSON.stringify(days) !== JSON.stringify(due.sort())) fail(`entries on ${days}, want ${due}`);
if (new Set(events.map((e) => e.uid)).size !== events.length) fail("two entries share a UID");
for (const e of events) {
  if (!e.startDate.isDate || e.duration.toSeconds() !== 86400) fail(`${e.uid} is not one whole day`);
  if (!e.summary.startsWith("silent：")) fail(`the title of ${e.uid} does not begin with the number of the case`);
}
console.log(`${events.length} entries are read by ical.js as they were written`);
