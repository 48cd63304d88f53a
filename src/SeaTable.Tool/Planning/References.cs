using System.Text.Json.Nodes;
using SeaTable.Facts;
using SeaTable.Tool.Schemas;

namespace SeaTable.Tool.Planning;

/// <summary>Replaces the references to other parts of the base in the settings of columns and views.</summary>
internal sealed class References(SchemaLookup schema, IReferenceMap map)
{
    /// <summary>Takes all parts of a schema to other ids, and what refers to them.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="map">The other ids.</param>
    /// <param name="viewId">Those of views.</param>
    public static BaseDocument Map(BaseDocument schema, IReferenceMap map, Func<TableDocument, ViewDocument, string> viewId)
    {
        var references = new References(new SchemaLookup(schema), map);
        return schema with
        {
            Tables = [.. schema.Tables.Select(table => table with
            {
                Id = map.Table(table.Id!),
                Columns = [.. table.Columns.Select(column => references.Map(table, column) with
                {
                    Key = map.Column(table, column.Key!),
                    Options = column.Options is null ? null
                        : [.. column.Options.Select(option => option with { Id = map.Option(table, column, option.Id!) })],
                })],
                Views = [.. table.Views.Select(view => references.Map(table, view) with { Id = viewId(table, view) })],
            })],
        };
    }

    public ColumnDocument Map(TableDocument table, ColumnDocument column)
    {
        if (column.Data is null)
            return column;

        var data = (JsonObject)column.Data.DeepClone();
        switch (column.Type)
        {
            case ColumnTypeNames.Link:
                MapLink(data, schema.OtherTable(table, column));
                break;
            case ColumnTypeNames.LinkFormula:
                MapLinkFormula(data, table, column);
                break;
            case ColumnTypeNames.SingleSelect or ColumnTypeNames.MultipleSelect:
                Replace(data, "default_value", option => map.Option(table, column, option));
                MapCascade(data, table, column);
                break;
        }

        return column with { Data = data };
    }

    public ViewDocument Map(TableDocument table, ViewDocument view)
    {
        var settings = (JsonObject)view.Settings.DeepClone();
        foreach (var name in new[] { "filters", "sorts", "groupbys" })
            MapConditions(settings[name], table);

        Replace(settings, "hidden_columns", key => map.Column(table, key));
        return view with { Settings = settings };
    }

    private void MapLink(JsonObject data, TableDocument? other)
    {
        Replace(data, LinkSettings.Table, map.Table);
        Replace(data, LinkSettings.OtherTable, map.Table);
        Replace(data, LinkSettings.Link, map.Link);
        Replace(data, LinkSettings.Shown, key => map.Column(other, key));
    }

    private void MapLinkFormula(JsonObject data, TableDocument table, ColumnDocument column)
    {
        var other = schema.OtherTable(table, SchemaLookup.Column(table, column.Setting(LinkFormulaSettings.Link)));
        var first = SchemaLookup.Column(other, column.Setting(LinkFormulaSettings.LinkedColumn));
        var second = other is null ? null : schema.OtherTable(other, first);
        Replace(data, LinkFormulaSettings.Link, key => map.Column(table, key));
        Replace(data, LinkFormulaSettings.LinkedColumn, key => map.Column(other, key));
        Replace(data, LinkFormulaSettings.SecondLinkedColumn, key => map.Column(second, key));
        Replace(data, LinkFormulaSettings.FoundColumn, key => map.Column(other, key));
        Replace(data, LinkFormulaSettings.ComparedColumn, key => map.Column(other, key));
        MapConditions(data["conditions"], other);
    }

    private void MapCascade(JsonObject data, TableDocument table, ColumnDocument column)
    {
        if (SchemaLookup.Column(table, column.Setting(ColumnSettings.CascadeColumn)) is not { } parent)
            return;

        Replace(data, ColumnSettings.CascadeColumn, key => map.Column(table, key));
        if (data[ColumnSettings.CascadeSettings] is not JsonObject settings)
            return;

        var mapped = new JsonObject();
        foreach (var (option, children) in settings)
        {
            mapped[map.Option(table, parent, option)] = children is JsonArray list
                ? new JsonArray([.. list.Select(child => Mapped(child, id => map.Option(table, column, id)))])
                : children?.DeepClone();
        }

        data[ColumnSettings.CascadeSettings] = mapped;
    }

    private void MapConditions(JsonNode? conditions, TableDocument? table)
    {
        foreach (var condition in (conditions as JsonArray)?.OfType<JsonObject>() ?? [])
        {
            // A group of filters holds filters and groups.
            MapConditions(condition["filters"], table);
            var column = SchemaLookup.Column(table, Text(condition["column_key"]));
            Replace(condition, "column_key", key => map.Column(table, key));
            if (schema.Chosen(table, column) is { } chosen)
                Replace(condition, "filter_term", option => map.Option(chosen.Table, chosen.Column, option));
        }
    }

    private static void Replace(JsonObject holder, string name, Func<string, string> replace)
    {
        if (holder[name] is JsonArray list)
            holder[name] = new JsonArray([.. list.Select(item => Mapped(item, replace))]);
        else if (holder[name] is { } value)
            holder[name] = Mapped(value, replace);
    }

    private static JsonNode? Mapped(JsonNode? node, Func<string, string> replace) =>
        Text(node) is { Length: > 0 } text ? JsonValue.Create(replace(text)) : node?.DeepClone();

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text)
        ? text : null;
}
