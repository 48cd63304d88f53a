using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Model.Columns;

/// <summary>What is computed over linked rows: a count, a single value, or a list.</summary>
internal static class LinkFormulaMapping
{
    private const string Computed = "the server computes it";

    public static ColumnMapping Create(ColumnContext context)
    {
        string kind = context.Text("formula");
        (ColumnMapping mapping, string what) = kind switch
        {
            "count_links" => (Count(), "the number of linked rows"),
            "rollup" => (FormulaMapping.Result("LinkFormula", "link formula", context), "a summary of the linked rows"),
            "lookup" => (List(context, "level1_linked_table_column_key"), "looked up in the linked rows"),
            "findmax" => (List(context, "column_key_in_linked_record"), "of the linked row with the largest value"),
            "findmin" => (List(context, "column_key_in_linked_record"), "of the linked row with the smallest value"),
            "arrayunique" => (List(context, "level1_linked_table_column_key"), "the different values of the linked rows"),
            _ => (ColumnMappings.Raw("LinkFormula", "link formula", Computed), ""),
        };
        ColumnSchema? link = context.Table.Columns.FirstOrDefault(column => column.Key == context.Text("link_column_key"));
        return mapping with
        {
            Words = what.Length == 0 ? mapping.Words : mapping.Words + ", " + what,
            Notes = link is null ? EquatableArray<string>.Empty : new(["Over the link '" + link.Name + "'."]),
        };
    }

    private static ColumnMapping Count() => new("LinkFormula", "link formula", "int?", "ReadInteger") { ReadOnlyReason = Computed };

    private static ColumnMapping List(ColumnContext context, string lookedUpKey)
    {
        string arrayType = context.Text("array_type");
        if (ColumnMappings.HasOptions(arrayType))
        {
            string? options = OptionsLookedUp(context, lookedUpKey);
            return options is null
                ? Of("global::System.Text.Json.JsonElement", "ReadJsonList")
                : Of(options, "ReadOptionList") with { ReaderArgument = options + ".Options" };
        }

        return arrayType switch
        {
            "text" or "string" or "long-text" or "email" or "url" or "creator" or "last-modifier" or "auto-number" or "collaborator" =>
                Of("string", "ReadTexts"),
            "number" when NumberMapping.IsCurrency(ArrayFormat(context)) => Of("decimal", "ReadDecimals"),
            "number" => Of("double", "ReadNumbers"),
            "rate" => Of("int", "ReadIntegers"),
            "department-single-select" => Of("long", "ReadIds"),
            "checkbox" or "bool" => Of("bool", "ReadCheckboxes"),
            "date" when DateMapping.HasTime(ArrayFormat(context)) => Of("global::System.DateTimeOffset", "ReadDateTimes"),
            "date" => Of("global::System.DateOnly", "ReadDates"),
            "ctime" or "mtime" => Of("global::System.DateTimeOffset", "ReadDateTimes"),
            "duration" => Of("global::System.TimeSpan", "ReadDurations"),
            "image" => Of("global::System.Uri", "ReadUris"),
            "file" => Of("global::SeaTable.FileAttachment", "ReadFiles"),
            _ => Of("global::System.Text.Json.JsonElement", "ReadJsonList"),
        };
    }

    private static ColumnMapping Of(string element, string reader) =>
        new("LinkFormula", "link formula", ListMapping.Type(element), reader)
        {
            Empty = ListMapping.Empty(element),
            ReadOnlyReason = Computed,
        };

    /// <summary>The format of the column that is looked up.</summary>
    private static string ArrayFormat(ColumnContext context) =>
        context.Column.Data?["array_data"]?["format"]?.AsString() ?? "";

    /// <summary>The option type of the select column that is looked up, when it can be found behind the link.</summary>
    private static string? OptionsLookedUp(ColumnContext context, string lookedUpKey)
    {
        ColumnSchema? link = context.Table.Columns.FirstOrDefault(
            column => column.Type == "link" && column.Key == context.Text("link_column_key"));
        TableSchema? other = link is null ? null : LinkMapping.OtherTable(context with { Column = link });
        return other is null ? null : context.OptionTypeOf(other, context.Text(lookedUpKey));
    }
}
