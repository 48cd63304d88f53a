// What a server refuses, and what the client itself does.
import assert from "node:assert/strict";
import { Base, Gateway, connect, methodsOf } from "./watched.mjs";

async function refused(call, status, body) {
    const error = await call.then(() => assert.fail("not refused"), (thrown) => thrown);
    assert.equal(error.response?.status, status, error.message);
    if (body !== undefined) assert.ok(body(error.response.data), JSON.stringify(error.response.data));
}

const NO_ROW = "AAAAAAAAQAAAAAAAAAAAAA";

/** What each call gets that asks for what is not there, or is there already: an error_type, or the whole body. */
const refusedCalls = {
    table_not_exist: [
        (base) => base.listRows("Nowhere"), (base) => base.listColumns("Nowhere"), (base) => base.listViews("Nowhere"),
        (base) => base.renameTable("Nowhere", "Somewhere"), (base) => base.deleteTable("Nowhere"),
        (base) => base.appendRow("Nowhere", { Name: "x" }), (base) => base.insertRow("Nowhere", { Name: "x" }),
        (base) => base.batchAppendRows("Nowhere", []), (base) => base.batchUpdateRows("Nowhere", []),
        (base) => base.batchDeleteRows("Nowhere", []), (base) => base.batchUpdateLinks("Lk01", "0000", "none", null, {}),
    ],
    table_inserted_exist: [(base) => base.addTable("Boats")],
    view_not_exist: [
        (base) => base.listRows("Boats", "None"), (base) => base.getViewByName("Boats", "None"),
        (base) => base.renameView("Boats", "None", "Some"),
    ],
    column_not_exist: [
        (base) => base.renameColumn("Boats", "none", "Some"), (base) => base.resizeColumn("Boats", "none", 200),
        (base) => base.freezeColumn("Boats", "none", true), (base) => base.moveColumn("Boats", "none", "0000"),
        (base) => base.modifyColumnType("Boats", "none", "text"), (base) => base.deleteColumn("Boats", "none"),
        (base) => base.getLinkedRecords("0000", "0000", []),
    ],
    column_already_exists: [(base) => base.renameColumn("Boats", "Rg01", "Name")],
    column_type_invalid: [
        (base) => base.insertColumn("Boats", "Odd", "no-such-type"),
        (base) => base.addColumnOptions("Boats", "Name", [{ name: "x", color: "#FFFCB5", textColor: "#202428" }]),
        (base) => base.addColumnCascadeSettings("Boats", "Rig", "Name", {}),
    ],
    operation_invalid: [(base) => base.deleteColumn("Boats", "0000")],
    modified_rows_do_not_exist: [(base) => base.updateRow("Boats", NO_ROW, { Name: "x" })],
    link_not_exist: [(base) => base.addLink("none", "Boats", "Races", NO_ROW, NO_ROW)],
    row_not_exist: [
        (base) => base.addLink("Lk01", "Boats", "Races", NO_ROW, NO_ROW),
        (base) => base.removeLink("Lk01", "Boats", "Races", NO_ROW, NO_ROW),
        (base) => base.updateLink("Lk01", "Boats", "Races", NO_ROW, [NO_ROW]),
    ],
};

export async function refusals(base, config) {
    const before = await base.getDTable();
    for (const [type, asked] of Object.entries(refusedCalls))
        for (const call of asked)
            await refused(call(base), 400, (data) => data.error_type === type);
    await refused(connect({ ...config, APIToken: "x".repeat(40) }), 403, (data) => data.error_msg === "Permission denied.");
    await refused(base.getRow("Boats", NO_ROW), 404, (data) => data.error_message === "row _id not exits");
    await refused(base.insertColumn("Boats", "Name", "text"), 400, (data) => data === "Column Name exists.");
    await refused(base.addView("Boats", "All boats"), 400, (data) => data.error_msg === "params invalid");
    await refused(base.query("SELECT * FROM `Nowhere`"), 400, (data) => data.error_message === "no such table: Nowhere");
    await refused(base.query("SELECT nothing FROM `Boats`"), 400, (data) => data.error_message === "no such column: nothing");
    await refused(base.query("SELEC"), 400);
    // What is gone already is no error.
    assert.deepEqual(await base.deleteRow("Boats", NO_ROW), { success: true });
    assert.deepEqual(await base.deleteView("Boats", "None"), { success: true });
    assert.deepEqual((await base.getDTable()).tables, before.tables);

    await assert.rejects(base.getColumnLinkId("Boats", "Nothing"), { error_message: "column is not exist" });
    await assert.rejects(base.getColumnLinkId("Boats", "Name"), { error_message: "The column Name is not a link colum" });
}

// The methods that are not of the API but help to reach it.
export async function helpers(base) {
    await base.getMetadata();
    assert.match(base.getResponseHeaders("content-type"), /^application\/json/);
    assert.equal(base.getResponseHeaders()["content-type"], base.getResponseHeaders("content-type"));
    assert.equal(base.getResponseHeaders("x-nothing"), null);

    const answer = { data: { metadata: "m", rows: "r", columns: "c", views: "v" }, config: { method: "get", url: "" } };
    for (const [name, part] of Object.entries({ metadata: "m", rows: "r", columns: "c", views: "v" }))
        assert.equal(base.getResult({ ...answer, config: { method: "get", url: `/api/v1/dtables/x/${name}/` } }), part);
    assert.equal(base.getResult({ ...answer, config: { method: "post", url: "/api/v1/dtables/x/rows/" } }), answer.data);

    const listRows = base.apiGatewayWrapper(function listRows() { assert.fail("not led to the gateway"); });
    assert.deepEqual((await listRows("Boats")).map((row) => row.Name), ["Ada", "Cyd"]);
    assert.equal(base.apiGatewayWrapper(function own() { return 7; })(), 7);
    base.useApiGatewayWrapper();
    assert.equal((await base.getMetadata()).tables[0].name, "Boats");

    const gateway = new Gateway({ token: base.accessToken, server: base.config.server, dtable_uuid: base.dtableUuid });
    assert.equal(gateway.getResponseHeaders(), null);
    gateway.setResponseHeaders({ a: "b" });
    assert.equal(gateway.getResponseHeaders("a"), "b");
}

// The addresses from before the API gateway, which servers have no more; the client still has methods for them.
export async function oldAddresses(base) {
    const asked = methodsOf(Base).filter((name) => methodsOf(Gateway).includes(name) && name !== "getResponseHeaders");
    base.dtableDB = base.dtableServer;
    for (const name of asked)
        await refused(Base.prototype[name].call(base, "Boats", "a", "b", "c"), 404);
    return asked.length;
}
