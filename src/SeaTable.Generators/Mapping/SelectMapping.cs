using System.Collections.Generic;
using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Selects: each column has an option type of its own, open to options that the base gets later.</summary>
internal static class SelectMapping
{
    public static ColumnMapping CreateSingle(ColumnContext context) =>
        new(
            "SingleSelect",
            "single select",
            context.OptionType + "?",
            "ReadOption",
            QueryColumn.OfOptions("OptionColumn", context.OptionType))
        {
            ReaderArgument = context.OptionType + ".Options",
            Writer = "WriteOption",
            Notes = Notes(context),
        };

    public static ColumnMapping CreateMultiple(ColumnContext context) =>
        new(
            "MultipleSelect",
            "multiple select",
            "global::System.Collections.Generic.IReadOnlyList<" + context.OptionType + ">",
            "ReadOptions",
            QueryColumn.OfOptions("OptionsColumn", context.OptionType))
        {
            ReaderArgument = context.OptionType + ".Options",
            Writer = "WriteOptions",
            Setter = "AssignList",
            Empty = "global::System.Array.Empty<" + context.OptionType + ">()",
            Notes = Notes(context),
        };

    private static EquatableArray<string> Notes(ColumnContext context)
    {
        var notes = new List<string>();
        if (context.Column.Options.Count > 0)
        {
            notes.Add("Options: " + context.OptionNames() + ".");
        }

        var parentKey = context.Text("cascade_column_key");
        if (context.Table.FindColumn(parentKey) is { } parent)
        {
            notes.Add("Which of them SeaTable offers depends on the column '" + parent.Name + "'.");
        }

        return notes.ToEquatableArray();
    }
}
