using System.Collections.Generic;
using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Formulas: a value of the type that the formula gives, or an error.</summary>
internal static class FormulaMapping
{
    private const string Computed = "the server computes it";

    public static ColumnMapping Create(ColumnContext context)
    {
        var notes = new List<string>();
        if (context.Text("formula") is { Length: > 0 } formula)
        {
            notes.Add("Formula: " + formula);
        }

        return Result("Formula", "formula", context) with { Notes = notes.ToEquatableArray() };
    }

    /// <summary>A single result, by the result type that the server found; old bases and new tables have none.</summary>
    public static ColumnMapping Result(string columnType, string words, ColumnContext context)
    {
        (string type, string reader) = context.Text("result_type") switch
        {
            "number" => ("double", "ReadNumberResult"),
            "string" => ("string", "ReadTextResult"),
            "bool" => ("bool", "ReadCheckboxResult"),
            "date" when HasTime(context.Text("format")) => ("global::System.DateTimeOffset", "ReadDateTimeResult"),
            "date" => ("global::System.DateOnly", "ReadDateResult"),
            _ => ("global::System.Text.Json.JsonElement", "ReadJsonResult"),
        };
        return new(columnType, words, "global::SeaTable.FormulaResult<" + type + ">", reader) { ReadOnlyReason = Computed };
    }

    // Without a format the time of day might matter, so it is kept.
    private static bool HasTime(string format) => format.Length == 0 || DateMapping.HasTime(format);
}
