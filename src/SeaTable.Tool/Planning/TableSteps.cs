using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Comparison;
using SeaTable.Tool.Schemas;
using SeaTable.Tool.Terminal;

namespace SeaTable.Tool.Planning;

/// <summary>Makes tables, each with all of its columns that need no other table and no other column.</summary>
internal static class TableSteps
{
    public static IEnumerable<Difference> Of(Situation situation)
    {
        foreach (var table in situation.Tables.Where(table => table.Now is null))
        {
            var (wanted, place) = (table.Wanted, new SchemaPlace(table.Wanted.Name));
            var columns = wanted.Columns.Where((column, index) => index == 0 || PlainColumnSteps.IsPlain(column)).ToList();
            if (ColumnSettings.WhyNot(columns[0]) is { } why)
                yield return new Obstacle(place, $"can't be made: of its first column, {why}");
            else if (ColumnTypeFacts.Find(columns[0].Type) is not { CanBeFirst: true })
                yield return new Obstacle(place, $"can't be made: its first column can't be of the type {columns[0].Type}");
            else
                yield return Create(wanted, [.. columns.Where(column => ColumnSettings.WhyNot(column) is null)]);
        }
    }

    private static Step Create(TableDocument wanted, List<ColumnDocument> columns)
    {
        columns = columns.ConvertAll(PlainColumnSteps.Made);
        var made = wanted with
        {
            Description = null,
            Columns = columns,
            Views = [new ViewDocument(ViewDocument.FirstId, "Default View", "table", [])],
        };
        var body = new JsonObject
        {
            ["table_name"] = wanted.Name,
            ["columns"] = new JsonArray([.. columns.Select(Column)]),
        };
        return new Step(
            StepKind.Create, new SchemaPlace(wanted.Name), $"is made, with {Words.Count(columns.Count, "column")}",
            new SchemaCall(HttpMethod.Post, "tables/", body), now => now with { Tables = [.. now.Tables, made] });
    }

    private static JsonObject Column(ColumnDocument column)
    {
        var json = new JsonObject { ["column_name"] = column.Name, ["column_type"] = column.Type };
        if (ColumnSettings.ForNew(column) is { } data)
            json["column_data"] = data;

        return json;
    }
}
