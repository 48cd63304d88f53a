using System.Text.Json;
using System.Text.Json.Nodes;
using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Sql.Expressions;
using SeaTable.Emulator.Sql.Queries;
using SeaTable.Facts;
using SeaTable.Sql;

namespace SeaTable.Emulator.Sql.Results;

/// <summary>
/// What the columns of a response are called, in its rows and in its metadata. Rows go by name or by key as the call wants; those
/// of several tables always go by ids of the response's own, which the metadata leads back to table and column.
/// </summary>
internal sealed class ResultNaming(Query query)
{
    private readonly bool _isJoin = query.Tables.Count > 1;
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    public ResultColumn OfField(Field field, string? alias, Action<Utf8JsonWriter, Scope> write)
    {
        var name = alias ?? field.Name;
        var key = alias ?? field.Key;
        var data = field.Column?.Data?.DeepClone();
        return Named(name, key, field.Column?.Type.Name ?? field.System!.Type, data, field.Table.Name, write);
    }

    public ResultColumn OfExpression(SqlSelectItem item, Action<Utf8JsonWriter, Scope> write)
    {
        var result = query.Names.Results.Find(result => ReferenceEquals(result.Value, item.Value));
        var name = item.Alias?.Text ?? result?.Name ?? "";
        return Named(name, name, TypeName(query.Names.TypeOf(item.Value)), null, "", write);
    }

    private ResultColumn Named(
        string name, string key, string type, JsonNode? data, string table, Action<Utf8JsonWriter, Scope> write)
    {
        var metadata = new JsonObject { ["key"] = key, ["name"] = name, ["type"] = type, ["data"] = data };
        if (!_isJoin)
            return new ResultColumn(query.Context.ConvertKeys ? name : key, metadata, write);
        var id = Id($"{table}\0{key}");
        metadata["id"] = id;
        metadata["table_name"] = table;
        return new ResultColumn(id, metadata, write);
    }

    // Four letters like those of a key, the same in every response to one statement.
    private string Id(string of)
    {
        var seed = of.Aggregate(17u, (hash, letter) => (hash * 31) + letter);
        string id;
        do
            id = Ids.KeyOf(seed++);
        while (!_ids.Add(id));
        return id;
    }

    private static string TypeName(SqlType type) => type.Kind switch
    {
        SqlKind.Number => ColumnTypeNames.Number,
        SqlKind.Date => ColumnTypeNames.Date,
        SqlKind.Boolean => ColumnTypeNames.Checkbox,
        _ => ColumnTypeNames.Text,
    };
}
