// Calls every method of the npm client seatable-api on the base of boats.seatable.json, and checks what it gets.
// Prints how often each was called; the test that starts this compares it with what the server was asked.
import assert from "node:assert/strict";
import { calls, connect, untried } from "./watched.mjs";
import { columns, options, tables, types, views } from "./schema.mjs";
import { defaults, links, rows, sql } from "./rows.mjs";
import { helpers, oldAddresses, refusals } from "./refusals.mjs";

const config = { server: process.env.SEATABLE_SERVER, APIToken: process.env.SEATABLE_API_TOKEN };
const base = await connect(config);
assert.ok(base.apiGateway, "the server does not lead to the API gateway");

for (const part of [tables, columns, types, options, views, rows, defaults, links, sql, refusals, helpers])
    await part(base, config);
const old = await oldAddresses(base);

assert.deepEqual(untried(), [], "methods that nothing above calls");
console.log(JSON.stringify({ ...calls(), old }));
