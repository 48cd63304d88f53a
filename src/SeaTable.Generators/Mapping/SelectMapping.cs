using SeaTable.Generators.Collections;

namespace SeaTable.Generators.Mapping;

/// <summary>Selects: each column has an option type of its own, open to options that the base gets later.</summary>
internal static class SelectMapping
{
    /// <summary>What gives the options of an option type.</summary>
    public static string Options(string type) => "global::SeaTable.Runtime.OptionTypes.Options<" + type + ">()";

    public static ColumnMapping CreateSingle(ColumnContext context) =>
        new(
            "SingleSelect",
            "single select",
            context.OptionType + "?",
            "ReadOption",
            QueryColumn.OfOptions("OptionColumn", context.OptionType))
        {
            ReaderArgument = Options(context.OptionType),
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
            ReaderArgument = Options(context.OptionType),
            Writer = "WriteOptions",
            Setter = "AssignList",
            Empty = "global::System.Array.Empty<" + context.OptionType + ">()",
            Notes = Notes(context),
        };

    private static EquatableArray<string> Notes(ColumnContext context)
    {
        var parentKey = context.Text("cascade_column_key");
        return context.Table.FindColumn(parentKey) is { } parent
            ? new(["Which of the options SeaTable offers depends on the column '" + parent.Name + "'."])
            : EquatableArray<string>.Empty;
    }
}
