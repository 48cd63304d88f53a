using SeaTable.Sql;
namespace SeaTable.Facts.Tests;

/// <summary>The base of a small harbour, with a column of every type.</summary>
internal static class Harbour
{
    public static SqlSchema Schema { get; } = new(
    [
        new("0000", "Boats",
        [
            Column("0000", "Name", "text"),
            Column("Len1", "Length", "number"),
            Column("Drft", "Draft (m)", "number"),
            Column("Brth", "Berth", "single-select", "North", "South", "Fuel dock"),
            Column("Tags", "Tags", "multiple-select", "sail", "motor", "for sale"),
            Column("Lnch", "Launched", "date"),
            Column("Insr", "Insured", "checkbox"),
            Column("Crew", "Crew", "collaborator"),
            Column("Note", "Note", "long-text"),
            Column("Mail", "Email", "email"),
            Column("Rate", "Stars", "rate"),
            Column("Watc", "Watch", "duration"),
            Column("Numb", "Boat no.", "auto-number"),
            Column("Phot", "Photos", "image"),
            Column("Pape", "Papers", "file"),
            Column("Plac", "Anchorage", "geolocation"),
            Column("Sign", "Signature", "digital-sign"),
            Column("Call", "Call", "button"),
            Column("Dept", "Department", "department-single-select"),
            new("Ownr", "Owner", "link", SqlColumnTypes.Of("link", arrayType: "text"), []),
            new("Fee1", "Fee", "formula", SqlColumnTypes.Of("formula", "number"), []),
            new("Odd1", "Untold", "formula", SqlColumnTypes.Of("formula"), []),
            new("Cnt1", "Visits made", "link-formula", SqlColumnTypes.Of("link-formula", formula: "count_links"), []),
            new("Look", "Nights looked up", "link-formula", SqlColumnTypes.Of("link-formula", "array", "number", "lookup"), []),
            Column("_ctime", "Registered", "ctime"),
            Column("Cas1", "code", "text"),
            Column("Cas2", "Code", "text"),
            Column("If00", "if", "text"),
            Column("Dat0", "date", "text"),
        ]),
        new("Ow01", "Owners", [Column("0000", "Name", "text"), Column("Town", "Town", "text"),
            Column("Boat", "Boats owned", "number")]),
        new("Vi01", "Harbour visits",
        [
            Column("0000", "Boat", "text"),
            Column("Arrv", "Arrived", "date"),
            Column("Nigh", "Nights", "number"),
            Column("Town", "Port of call", "text"),
        ]),
        new("文001", "船", [Column("0000", "名字", "text"), Column("0001", "长度", "number")]),
    ]);

    private static SqlSchemaColumn Column(string key, string name, string type, params string[] options) =>
        new(key, name, type, SqlColumnTypes.Of(type), options);
}
