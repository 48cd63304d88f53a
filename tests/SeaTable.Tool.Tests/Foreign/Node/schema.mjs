// Tables, columns, options and views.
import assert from "node:assert/strict";
import { ColumnTypes } from "./watched.mjs";

const names = (things) => things.map((thing) => thing.name);

export async function tables(base) {
    const whole = await base.getDTable();
    const seen = whole.tables.map((table) => [table._id, table.name, table.rows.length]);
    assert.deepEqual(seen, [["0000", "Boats", 0], ["Rt01", "Races", 0]]);

    const made = await base.addTable("Crew", "en", [
        { column_name: "Name", column_type: "text" },
        { column_name: "Age", column_type: "number" },
    ]);
    assert.equal(made.name, "Crew");
    assert.deepEqual(made.columns.map((column) => [column.name, column.type]), [["Name", "text"], ["Age", "number"]]);
    assert.deepEqual(names(await base.getTables()), ["Boats", "Races", "Crew"]);

    assert.deepEqual(await base.renameTable("Crew", "Sailors"), { success: true });
    const sailors = await base.getTableByName("Sailors");
    assert.equal(sailors._id, made._id);
    assert.equal(await base.getTableByName("Crew"), undefined);
    const metadata = await base.getMetadata();
    assert.deepEqual(names(metadata.tables), ["Boats", "Races", "Sailors"]);
    assert.deepEqual(names(metadata.tables[2].columns), ["Name", "Age"]);

    await base.addTable("Gone");
    assert.deepEqual(await base.deleteTable("Gone"), { success: true });
    assert.deepEqual(names(await base.getTables()), ["Boats", "Races", "Sailors"]);
}

export async function columns(base) {
    const boats = await base.listColumns("Boats", "All boats");
    assert.deepEqual(names(boats), ["Name", "Length", "Rig", "Gear", "Launched", "Races"]);
    assert.deepEqual(await base.getColumnByName("Boats", "Rig"), boats[2]);
    assert.deepEqual(names(await base.getColumnsByType("Boats", ColumnTypes.TEXT)), ["Name"]);
    assert.deepEqual(await base.getColumnsByType("Boats", ColumnTypes.URL), []);
    assert.equal(await base.getColumnLinkId("Boats", "Races"), "Lk01");

    const [name] = await base.listColumns("Sailors");
    const email = await base.insertColumn("Sailors", "Email", "email", name.key);
    assert.deepEqual([email.name, email.type, email.data], ["Email", "email", null]);
    assert.deepEqual(names(await base.listColumns("Sailors")), ["Name", "Email", "Age"]);

    const renamed = await base.renameColumn("Sailors", email.key, "Address");
    assert.deepEqual([renamed.key, renamed.name], [email.key, "Address"]);
    assert.equal((await base.resizeColumn("Sailors", email.key, 321)).width, 321);
    assert.equal((await base.freezeColumn("Sailors", email.key, true)).frozen, true);
    assert.equal((await base.freezeColumn("Sailors", email.key, false)).frozen, false);
    assert.equal((await base.modifyColumnType("Sailors", email.key, "text")).type, "text");
    await base.moveColumn("Sailors", email.key, (await base.getColumnByName("Sailors", "Age")).key);
    assert.deepEqual(names(await base.listColumns("Sailors")), ["Name", "Age", "Address"]);
    assert.deepEqual(await base.deleteColumn("Sailors", email.key), { success: true });
    assert.deepEqual(names(await base.listColumns("Sailors")), ["Name", "Age"]);
}

// A column of every type that the client knows.
export async function types(base) {
    const settings = {
        [ColumnTypes.FORMULA]: { formula: "{Name}" },
        [ColumnTypes.LINK_FORMULA]: { formula: "count_links", link_column: "Races" },
    };
    await base.addTable("Types");
    await base.insertColumn("Types", "Races", ColumnTypes.LINK, null, { table: "Types", other_table: "Races" });
    for (const type of Object.values(ColumnTypes).filter((type) => type !== ColumnTypes.LINK)) {
        const made = await base.insertColumn("Types", `A ${type}`, type, null, settings[type]);
        assert.deepEqual([made.name, made.type], [`A ${type}`, type]);
        assert.deepEqual(await base.getColumnsByType("Types", type).then((found) => found.at(-1)), made);
    }
    await base.deleteTable("Types");
}

export async function options(base) {
    await base.insertColumn("Sailors", "Country", "single-select");
    await base.insertColumn("Sailors", "Port", "single-select");
    const colours = { color: "#FFFCB5", textColor: "#202428" };
    const country = [{ name: "Norway", ...colours }, { name: "Spain", ...colours }];
    assert.deepEqual(await base.addColumnOptions("Sailors", "Country", country), { success: true });
    await base.addColumnOptions("Sailors", "Port", [{ name: "Bergen", ...colours }, { name: "Palma", ...colours }]);
    const listed = (await base.getColumnByName("Sailors", "Port")).data.options;
    assert.deepEqual(names(listed), ["Bergen", "Palma"]);
    assert.equal(new Set(listed.map((option) => option.id)).size, 2);

    const allowed = { Norway: ["Bergen"], Spain: ["Palma"] };
    assert.deepEqual(await base.addColumnCascadeSettings("Sailors", "Port", "Country", allowed), { success: true });
    const parent = await base.getColumnByName("Sailors", "Country");
    const id = (column, option) => column.data.options.find((one) => one.name === option).id;
    const port = await base.getColumnByName("Sailors", "Port");
    assert.deepEqual(port.data.cascade_column_key, parent.key);
    assert.deepEqual(port.data.cascade_settings, {
        [id(parent, "Norway")]: [id(port, "Bergen")], [id(parent, "Spain")]: [id(port, "Palma")],
    });
}

export async function views(base) {
    const [all] = await base.listViews("Boats");
    assert.deepEqual([all.name, all.type], ["All boats", "table"]);
    const made = await base.addView("Boats", "Yachts");
    assert.deepEqual([made.name, made.type, made.filters, made.hidden_columns], ["Yachts", "table", [], []]);
    assert.deepEqual(await base.getViewByName("Boats", "Yachts"), made);
    assert.equal((await base.renameView("Boats", "Yachts", "Big boats")).name, "Big boats");
    assert.deepEqual(names(await base.listViews("Boats")), ["All boats", "Big boats"]);
    assert.deepEqual(await base.deleteView("Boats", "Big boats"), { success: true });
    assert.deepEqual(names(await base.listViews("Boats")), ["All boats"]);
}
