using SeaTable.Facts;

namespace SeaTable.Generators.Mapping;

/// <summary>Formulas: a value of the type that the formula gives, or an error.</summary>
internal static class FormulaMapping
{
    private const string Computed = "the server computes it";

    public static ColumnMapping Create(ColumnContext context) => Result("Formula", "formula", context) with
    {
        Formula = context.Text("formula") is { Length: > 0 } formula ? formula : null,
    };

    /// <summary>A single result, by the result type that the server found; old bases and new tables have none.</summary>
    public static ColumnMapping Result(string columnType, string words, ColumnContext context)
    {
        const string Json = "global::System.Text.Json.JsonElement";
        (var type, var reader, var query) = context.Text("result_type") switch
        {
            ResultTypes.Number when CurrencyResult.Is(context) => ("decimal", "ReadDecimalResult", "CurrencyFormula"),
            ResultTypes.Number => ("double", "ReadNumberResult", "NumberFormula"),
            ResultTypes.Text => ("string", "ReadTextResult", "TextFormula"),
            ResultTypes.Boolean => ("bool", "ReadCheckboxResult", "CheckboxFormula"),
            ResultTypes.Date when HasTime(context.Text("format")) =>
                ("global::System.DateTimeOffset", "ReadDateTimeResult", "DateTimeFormula"),
            ResultTypes.Date => ("global::System.DateOnly", "ReadDateResult", "DateFormula"),
            _ => (Json, "ReadJsonResult", null),
        };
        var result = "global::SeaTable.FormulaResult<" + type + ">";
        return new(columnType, words, result, reader, query is null ? QueryColumn.OnlySelected(result) : new(query))
        {
            ReadOnlyReason = Computed,
        };
    }

    // Without a format the time of day might matter, so it is kept.
    private static bool HasTime(string format) => format.Length == 0 || DateForms.HasTime(format);
}
