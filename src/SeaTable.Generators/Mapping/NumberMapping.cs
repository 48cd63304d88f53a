using System.Collections.Generic;
using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// Numbers: currencies are decimal, so that they add up; all others are double, which the server computes with.
/// </summary>
internal static class NumberMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        var currency = Currency(context);
        var words = currency is not null ? "number, " + currency : context.Format == "percent" ? "number, percent" : "number";
        ColumnMapping mapping = currency is not null
            ? new("Number", words, "decimal?", "ReadDecimal", new("CurrencyColumn")) { Writer = "WriteDecimal" }
            : new("Number", words, "double?", "ReadNumber", new("NumberColumn")) { Writer = "WriteNumber" };
        var isBounded = IsBounded(context);
        return mapping with
        {
            Minimum = isBounded ? context.Bound("format_min_value") : null,
            Maximum = isBounded ? context.Bound("format_max_value") : null,
            Facts = context.Format == "percent"
                ? new(["A fraction: 0.5 is shown as 50 %."])
                : EquatableArray<string>.Empty,
            Notes = Notes(context).ToEquatableArray(),
        };
    }

    /// <summary>All formats of numbers, in SeaTable's spelling.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["number", "percent", "dollar", "euro", "yuan", "custom_currency"];

    /// <summary>Whether numbers of that format are money.</summary>
    public static bool IsCurrency(string format) => format is "dollar" or "euro" or "yuan" or "custom_currency";

    private static string? Currency(ColumnContext context) => context.Format switch
    {
        "dollar" => "dollars",
        "euro" => "euros",
        "custom_currency" when context.Text("currency_symbol").Length > 0 => "currency " + context.Text("currency_symbol"),
        "custom_currency" => "currency",
        var format => IsCurrency(format) ? format : null,
    };

    // Bounds the wrong way round would let no number through, so they bound nothing.
    private static bool IsBounded(ColumnContext context) => context.IsOn("enable_check_format")
        && !(context.BoundValue("format_min_value") > context.BoundValue("format_max_value"));

    private static IEnumerable<string> Notes(ColumnContext context)
    {
        var precision = context.Number("precision");
        if (context.IsOn("enable_precision") && precision.Length > 0)
        {
            yield return "Shown with " + precision + (precision == "1" ? " decimal place." : " decimal places.");
        }
    }
}
