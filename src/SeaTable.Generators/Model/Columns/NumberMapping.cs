using System.Collections.Generic;

namespace SeaTable.Generators.Model.Columns;

/// <summary>Numbers: money is decimal, so that it adds up; everything else is what the server computes with.</summary>
internal static class NumberMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        string? currency = Currency(context);
        string words = currency is not null ? "number, " + currency : context.Format == "percent" ? "number, percent" : "number";
        ColumnMapping mapping = currency is not null
            ? new("Number", words, "decimal?", "ReadDecimal") { Writer = "WriteDecimal" }
            : new("Number", words, "double?", "ReadNumber") { Writer = "WriteNumber" };
        return mapping with { Notes = Notes(context).ToEquatableArray() };
    }

    private static string? Currency(ColumnContext context) => context.Format switch
    {
        "dollar" => "dollars",
        "euro" => "euros",
        "yuan" => "yuan",
        "custom_currency" when context.Text("currency_symbol").Length > 0 => "currency " + context.Text("currency_symbol"),
        "custom_currency" => "currency",
        _ => null,
    };

    private static IEnumerable<string> Notes(ColumnContext context)
    {
        if (context.Format == "percent")
        {
            yield return "A fraction: 0.5 is shown as 50 %.";
        }

        string precision = context.Number("precision");
        if (context.IsOn("enable_precision") && precision.Length > 0)
        {
            yield return "Shown with " + precision + (precision == "1" ? " decimal place." : " decimal places.");
        }

        if (!context.IsOn("enable_check_format"))
        {
            yield break;
        }

        string minimum = context.Number("format_min_value");
        string maximum = context.Number("format_max_value");
        if (minimum.Length > 0)
        {
            yield return "Minimum: " + minimum + ".";
        }

        if (maximum.Length > 0)
        {
            yield return "Maximum: " + maximum + ".";
        }
    }
}
