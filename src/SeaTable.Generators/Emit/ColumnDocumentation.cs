using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Model;
using SeaTable.Generators.Texts;

namespace SeaTable.Generators.Emit;

/// <summary>
/// Writes the documentation of a column: its type, what people wrote about it, its options, formula and bounds in the summary,
/// and what else there is to know in the remarks.
/// </summary>
internal static class ColumnDocumentation
{
    // As many as one takes in at a glance.
    private const int MostOptions = 12;
    private const int LongestOptions = 240;

    /// <summary>Writes the documentation of a property of a row.</summary>
    public static void DocumentRowProperty(this SourceWriter writer, TableModel table, ColumnModel column)
    {
        var mapping = column.Mapping;
        var readOnly = mapping.ReadOnlyReason is { } reason ? $" Read-only: {reason}." : "";
        writer.Document(table, column, mapping.IsWritable ? "Gets or sets" : "Gets", readOnly);
    }

    /// <summary>Writes the documentation of a property of the class of columns.</summary>
    public static void DocumentQueryColumn(this SourceWriter writer, TableModel table, ColumnModel column) =>
        writer.Document(
            table,
            column,
            "Gets",
            column.Mapping.Query.IsOnlySelected ? " Can be selected; SQL neither filters nor sorts by it." : "");

    /// <summary>The names of options, with a number in place of those there is no room for; null when there are none.</summary>
    public static string? Names(OptionTypeModel? options)
    {
        if (options is not { Options.Count: > 0 })
        {
            return null;
        }

        var (names, length) = (new List<string>(), 0);
        foreach (var option in options.Options)
        {
            var name = "<c>" + Documentation.ShortText(option.Name) + "</c>";
            if (names.Count == MostOptions || (names.Count > 0 && length + name.Length > LongestOptions))
            {
                break;
            }

            names.Add(name);
            length += name.Length;
        }

        var left = options.Options.Count - names.Count;
        return string.Join(", ", names) + (left == 0 ? "" : ", … and " + Numerals.Of(left) + " more");
    }

    private static void Document(this SourceWriter writer, TableModel table, ColumnModel column, string verb, string more)
    {
        var mapping = column.Mapping;
        var options = Names(column.Options);
        var summary = new[]
            {
                $"{verb} the column {Documentation.Code(column.Name)} ({Documentation.Text(mapping.Words)}).{more}",
                Documentation.Sentence(column.Description),
                options is null ? null : "Options: " + options + ".",
                mapping.Formula is { } formula ? "Formula: <c>" + Documentation.ShortText(formula) + "</c>." : null,
                Bounds(mapping.Minimum, mapping.Maximum),
            }
            .Concat(mapping.Facts.Select(Documentation.ShortText));
        var wholeFormula = Documentation.IsTooLongForSummary(mapping.Formula) ? Documentation.Code(mapping.Formula!) : null;
        var remarks = new[] { Documentation.Rest(column.Description), wholeFormula }
            .Concat(mapping.Facts.Select(Documentation.Rest))
            .Concat(mapping.Notes.Select(Documentation.Text))
            .Append(SchemaPlace.Of(table, column));
        writer.Document(summary, remarks);
    }

    private static string? Bounds(string? minimum, string? maximum) => (minimum, maximum) switch
    {
        ({ } from, { } to) => $"From {from} to {to}.",
        ({ } from, null) => $"At least {from}.",
        (null, { } to) => $"At most {to}.",
        _ => null,
    };
}
