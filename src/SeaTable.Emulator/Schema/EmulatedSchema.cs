using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Facts;

namespace SeaTable.Emulator.Schema;

/// <summary>What the base consists of, without its rows: the content of the metadata response.</summary>
internal sealed class EmulatedSchema
{
    private const string BigDataSetting = "enable_archive";

    public EmulatedSchema(IEnumerable<Table> tables) => Tables = [.. tables];

    public int FormatVersion { get; init; } = 9;

    /// <summary>Counts the operations applied to the base.</summary>
    public long Version { get; set; } = 1;

    public JsonObject Settings { get; init; } = new() { ["date_settings"] = new JsonObject { ["first_day_of_week"] = "Monday" } };

    /// <summary>Gets whether the base has the big data storage, as its settings say.</summary>
    public bool HasBigData => Settings[BigDataSetting] is JsonValue value && value.TryGetValue<bool>(out var has) && has;

    /// <summary>Gets the people that <c>related-users/</c> lists.</summary>
    public JsonArray Collaborators { get; init; } = [];

    public List<Table> Tables { get; }

    /// <summary>Gives the base the big data storage; false when it had it.</summary>
    public bool EnableBigData()
    {
        var isNew = !HasBigData;
        Settings[BigDataSetting] = true;
        return isNew;
    }

    public Table? TableWithId(string id) => Tables.Find(table => table.Id == id);

    public Table? TableWithName(string name) => Tables.Find(table => table.Name == name);

    public Table? TableWithColumn(Column column) => Tables.Find(table => table.Columns.Contains(column));

    /// <summary>Gets what links and link formulas show.</summary>
    public LinkedColumns<Table, Column> Linked => new(TableWithId);

    /// <summary>Gets what the names in formulas mean.</summary>
    public FormulaColumns<Table, Column> Formulas => new(Linked);

    /// <summary>Gets the table at the other end of a link column.</summary>
    public Table? OtherTable(Table table, Column column) => Linked.OtherTable(table, column);

    public JsonObject ToJson() => new()
    {
        ["format_version"] = FormatVersion,
        ["version"] = Version,
        ["settings"] = Settings.DeepClone(),
        ["tables"] = new JsonArray([.. Tables.Select(table => table.ToJson())]),
    };
}
