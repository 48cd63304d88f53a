// Rows, links and SQL.
import assert from "node:assert/strict";

const namesOf = (rows) => rows.map((row) => row.Name);

export async function rows(base) {
    const ada = await base.appendRow("Boats", {
        Name: "Ada", Length: 9.5, Rig: "sloop", Gear: ["radar", "anchor"], Launched: "2021-04-30", Nowhere: "dropped",
    });
    // The answer to an append is as rows are stored: by key, with the ids of options.
    const { _id, _ctime, _mtime, _creator, _last_modifier, ...cells } = ada;
    assert.deepEqual(cells, { "0000": "Ada", Ln01: 9.5, Rg01: "101", Gr01: ["201", "202"], Lc01: "2021-04-30" });
    assert.match(_id, /^[\w-]{22}$/);
    assert.deepEqual([_ctime, _creator], [_mtime, _last_modifier]);
    const read = await base.getRow("Boats", ada._id);
    assert.deepEqual([read._id, read.Name, read.Length, read.Rig, read.Races], [ada._id, "Ada", 9.5, "sloop", []]);

    const bob = await base.insertRow("Boats", { Name: "Bob" }, ada._id);
    assert.deepEqual([bob["0000"], "Ln01" in bob], ["Bob", false]);
    const more = [{ Name: "Cyd", Length: 12 }, { Name: "Dot", Length: 4 }, { Name: "Eve" }];
    assert.deepEqual(await base.batchAppendRows("Boats", more), { inserted_row_count: 3 });
    const all = await base.listRows("Boats");
    assert.deepEqual(namesOf(all), ["Ada", "Bob", "Cyd", "Dot", "Eve"]);
    const longest = await base.listRows("Boats", "All boats", "Length", true);
    assert.deepEqual(namesOf(longest), ["Cyd", "Ada", "Dot", "Bob", "Eve"]);
    assert.deepEqual(namesOf(await base.listRows("Boats", undefined, undefined, false, 1, 2)), ["Bob", "Cyd"]);

    assert.deepEqual(await base.updateRow("Boats", bob._id, { Length: 7, Rig: "ketch" }), { success: true });
    const [, , cyd, dot, eve] = all;
    const updates = [{ row_id: cyd._id, row: { Rig: "ketch" } }, { row_id: dot._id, row: { Gear: ["anchor"] } }];
    assert.deepEqual(await base.batchUpdateRows("Boats", updates), { success: true });
    const changed = await base.listRows("Boats");
    assert.deepEqual(changed.map((row) => [row.Name, row.Length, row.Rig, row.Gear]), [
        ["Ada", 9.5, "sloop", ["radar", "anchor"]], ["Bob", 7, "ketch", null], ["Cyd", 12, "ketch", null],
        ["Dot", 4, null, ["anchor"]], ["Eve", null, null, null],
    ]);

    assert.deepEqual(await base.deleteRow("Boats", eve._id), { success: true });
    assert.deepEqual(await base.batchDeleteRows("Boats", [dot._id]), { success: true });
    assert.deepEqual(namesOf(await base.listRows("Boats")), ["Ada", "Bob", "Cyd"]);
}

export async function defaults(base) {
    const settings = { enable_fill_default_value: true, default_value: "mate" };
    const { key } = await base.insertColumn("Sailors", "Rank", "text", null, settings);
    const mate = await base.appendRow("Sailors", { Name: "Finn" }, true);
    assert.equal(mate[key], "mate");
    assert.equal(key in (await base.appendRow("Sailors", { Name: "Gus" }, false)), false);
    await base.batchAppendRows("Sailors", [{ Name: "Hal" }], true);
    const ranks = (await base.listRows("Sailors")).map((row) => [row.Name, row.Rank]);
    assert.deepEqual(ranks, [["Finn", "mate"], ["Gus", null], ["Hal", "mate"]]);
}

export async function links(base) {
    const [ada, bob, cyd] = await base.listRows("Boats");
    const round = await base.appendRow("Races", { Title: "Round the isle" });
    const night = await base.appendRow("Races", { Title: "Night race" });
    const link = await base.getColumnLinkId("Boats", "Races");
    const racesOf = async (boat) => (await base.getRow("Boats", boat._id)).Races.map((race) => race.display_value);

    assert.deepEqual(await base.addLink(link, "Boats", "Races", ada._id, round._id), { success: true });
    assert.deepEqual((await base.getRow("Boats", ada._id)).Races, [{ row_id: round._id, display_value: "Round the isle" }]);
    assert.deepEqual((await base.getRow("Races", round._id)).Boats, [{ row_id: ada._id, display_value: "Ada" }]);
    assert.deepEqual(await base.updateLink(link, "Boats", "Races", ada._id, [night._id, round._id]), { success: true });
    assert.deepEqual(await racesOf(ada), ["Night race", "Round the isle"]);
    const removed = await base.removeLink(link, "Boats", "Races", ada._id, round._id);
    assert.deepEqual(removed, { deleted_links_count: 1, success: true });
    assert.deepEqual(await racesOf(ada), ["Night race"]);

    const map = { [bob._id]: [round._id], [cyd._id]: [round._id, night._id] };
    assert.deepEqual(await base.batchUpdateLinks(link, "0000", "Rt01", Object.keys(map), map), { success: true });
    assert.deepEqual(await racesOf(bob), ["Round the isle"]);
    assert.deepEqual(await racesOf(cyd), ["Round the isle", "Night race"]);

    const asked = [{ row_id: cyd._id, offset: 0, limit: 1 }, { row_id: ada._id, offset: 0, limit: 10 }];
    assert.deepEqual(await base.getLinkedRecords("0000", "Rc01", asked), {
        [cyd._id]: [{ row_id: round._id, display_value: "Round the isle" }],
        [ada._id]: [{ row_id: night._id, display_value: "Night race" }],
    });
}

export async function sql(base) {
    const found = await base.query("SELECT `Name`, `Length`, `Rig`, `Gear`, `Launched`, `Races` FROM `Boats` ORDER BY `Name`");
    assert.deepEqual(found.map(({ Name, Length, Rig, Gear, Launched, Races }) => [Name, Length, Rig, Gear, Launched, Races]), [
        ["Ada", 9.5, "sloop", ["radar", "anchor"], "30/04/2021", ["Night race"]],
        ["Bob", 7, "ketch", undefined, null, ["Round the isle"]],
        ["Cyd", 12, "ketch", undefined, null, ["Round the isle", "Night race"]],
    ]);
    const groups = await base.query("SELECT `Rig`, COUNT(*), SUM(`Length`) FROM `Boats` GROUP BY `Rig` ORDER BY COUNT(*) DESC");
    assert.deepEqual(groups.map((row) => [row.Rig, row["COUNT(*)"], row["SUM(Length)"]]), [["ketch", 2, 19], ["sloop", 1, 9.5]]);

    // Answers to UPDATE and DELETE have null for metadata and results, as documented. The client looks into them nevertheless,
    // when all is done.
    await assert.rejects(base.query("UPDATE `Boats` SET `Length` = 10 WHERE `Name` = 'Ada'"), TypeError);
    assert.deepEqual((await base.query("SELECT `Length` FROM `Boats` WHERE `Name` = 'Ada'")).map((row) => row.Length), [10]);
    await assert.rejects(base.query("DELETE FROM `Boats` WHERE `Name` = 'Bob'"), TypeError);
    assert.deepEqual(namesOf(await base.listRows("Boats")), ["Ada", "Cyd"]);
}
