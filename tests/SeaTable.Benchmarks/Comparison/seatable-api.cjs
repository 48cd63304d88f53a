// Does the jobs with the npm package seatable-api: reads them from the standard input, one a line, and answers with milliseconds.
const { Base } = require('seatable-api');
const readline = require('readline');

const [server, APIToken] = process.argv.slice(2);
const page = 10000;
const batch = 1000;
const callers = 100;
const range = 10000;

const day = i => new Date(Date.UTC(1950, 0, 1 + (i % 20000))).toISOString().slice(0, 10);
const person = i => ({
  Name: `Person number ${i}`, Email: `person${i}@example.com`, City: i % 3 === 0 ? 'München' : 'Berlin',
  Notes: 'Met at the fair, wants to hear of us again in spring.', Age: i % 90, Salary: 40000.5 + i, Newsletter: i % 2 === 0,
  Birthday: day(i), Seen: `${day(i)} 08:30`, Status: i % 2 === 0 ? 'Lead' : 'Customer', Tags: ['Vip', 'Reference'],
  Rating: i % 5 + 1,
});
const change = id => ({ row_id: id, row: { Age: 33 } });

async function read(base, most) {
  const rows = [];
  while (rows.length < most) {
    const part = await base.query(`SELECT * FROM People LIMIT ${page} OFFSET ${rows.length}`);
    rows.push(...part);
    if (part.length < page) break;
  }
  return rows;
}

async function main() {
  const base = new Base({ server, APIToken });
  await base.auth();
  const ids = (await read(base, page)).map(row => row._id);
  const jobs = {
    ReadAll: () => read(base, Infinity),
    FirstRow: () => read(base, page),
    GetRow: () => base.getRow('People', ids[0]),
    AddRow: () => base.appendRow('People', person(1)),
    UpdateRow: () => base.updateRow('People', ids[0], { Age: 33 }),
    AddRange: async () => {
      for (let i = 0; i < range; i += batch) {
        await base.batchAppendRows('People', Array.from({ length: batch }, (_, j) => person(i + j)));
      }
    },
    UpdateRange: async () => {
      for (let i = 0; i < range; i += batch) await base.batchUpdateRows('People', ids.slice(i, i + batch).map(change));
    },
    GetAtOnce: () => Promise.all(ids.slice(0, callers).map(id => base.getRow('People', id))),
    UpdateAtOnce: () => Promise.all(ids.slice(0, callers).map(id => base.updateRow('People', id, { Age: 33 }))),
  };
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const start = performance.now();
    await jobs[line]();
    console.log(performance.now() - start);
  }
}

main().catch(error => {
  console.log(error.message);
  process.exit(1);
});
