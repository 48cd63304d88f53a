using SeaTable.Facts;
using SeaTable.Generators.Collections;
using SeaTable.Generators.Json;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>What is computed over linked rows: a count, a single value, or a list.</summary>
internal static class LinkFormulaMapping
{
    private const string Computed = "the server computes it";
    private const string Linked = LinkFormulaSettings.LinkedColumn;
    private const string InLinkedRow = LinkFormulaSettings.FoundColumn;

    public static ColumnMapping Create(ColumnContext context) => context.Text("formula") switch
    {
        LinkFormulaKinds.CountLinks => Document(context, Count(), "the number of linked rows", ""),
        LinkFormulaKinds.Rollup =>
            Document(context, FormulaMapping.Result("LinkFormula", "link formula", context), Summary(context), Linked),
        LinkFormulaKinds.Lookup => Document(context, List(context, Linked), "looked up in the linked rows", Linked),
        LinkFormulaKinds.FindMax =>
            Document(context, List(context, InLinkedRow), "of the linked row with the largest value", InLinkedRow),
        LinkFormulaKinds.FindMin =>
            Document(context, List(context, InLinkedRow), "of the linked row with the smallest value", InLinkedRow),
        LinkFormulaKinds.ArrayUnique =>
            Document(context, List(context, Linked), "the different values of the linked rows", Linked),
        _ => Document(context, ColumnMappings.Raw("LinkFormula", "link formula", Computed), "", ""),
    };

    private static ColumnMapping Document(ColumnContext context, ColumnMapping mapping, string what, string setting) =>
        mapping with
        {
            Words = what.Length == 0 ? mapping.Words : mapping.Words + ", " + what,
            Facts = Source(context, setting) is { } source ? new([source]) : EquatableArray<string>.Empty,
            Notes = context.IsOn("include_condition")
                ? new(["Only over linked rows that meet the conditions set in the base."])
                : EquatableArray<string>.Empty,
        };

    private static string? Source(ColumnContext context, string setting)
    {
        if (setting.Length > 0 && LookedUpColumn.Find(context, setting) is { } source)
        {
            return "From the column '" + source.Column.Name + "' of '" + source.Table.Name + "', over the link '"
                + source.Link.Name + "'.";
        }

        return LookedUpColumn.FirstLink(context) is { } link ? "Over the link '" + link.Name + "'." : null;
    }

    private static string Summary(ColumnContext context) => context.Text(LinkFormulaSettings.Method) switch
    {
        RollupMethods.Average => "the average over the linked rows",
        RollupMethods.Concatenate => "the values of the linked rows in one text",
        RollupMethods.Max => "the largest value of the linked rows",
        RollupMethods.Min => "the smallest value of the linked rows",
        RollupMethods.Sum => "the sum over the linked rows",
        _ => "a summary of the linked rows",
    };

    private static ColumnMapping Count() =>
        new("LinkFormula", "link formula", "int?", "ReadInteger", new("CountColumn")) { ReadOnlyReason = Computed };

    private static ColumnMapping List(ColumnContext context, string setting)
    {
        var source = LookedUpColumn.Find(context, setting);

        // Old bases do not say what the list holds, but the column that it comes from does.
        var arrayType = context.Text("array_type") is { Length: > 0 } said ? said : source?.Column.Type ?? "";
        if (ColumnTypes.HasOptions(arrayType))
        {
            return source is not null && context.OptionTypeOf(source.Table, source.Column.Key) is { } options
                ? Of(options, "ReadOptionList", QueryColumn.OfOptions("OptionListColumn", options)) with
                {
                    ReaderArgument = SelectMapping.Options(options),
                }
                : OnlySelected("global::System.Text.Json.JsonElement", "ReadJsonList");
        }

        var settings = context.Column.Data?["array_data"] is { Kind: JsonKind.Object } data ? data : source?.Column.Data;
        var format = settings?["format"]?.AsString() ?? "";
        return arrayType switch
        {
            ResultTypes.Text or ColumnTypeNames.Text or ColumnTypeNames.LongText or ColumnTypeNames.Email or ColumnTypeNames.Url
                or ColumnTypeNames.Creator or ColumnTypeNames.LastModifier or ColumnTypeNames.AutoNumber
                or ColumnTypeNames.Collaborator =>
                Of("string", "ReadTexts", new("TextListColumn")),
            ColumnTypeNames.Number when NumberMapping.IsCurrency(format) => Of("decimal", "ReadDecimals"),
            ColumnTypeNames.Number => Of("double", "ReadNumbers", new("NumberListColumn")),
            ColumnTypeNames.Rate => Of("int", "ReadIntegers"),
            ColumnTypeNames.Department => Of("long", "ReadIds"),
            ColumnTypeNames.Checkbox or ResultTypes.Boolean => Of("bool", "ReadCheckboxes"),
            ColumnTypeNames.Date when HasTime(format, source) => Of("global::System.DateTimeOffset", "ReadDateTimes"),
            ColumnTypeNames.Date => Of("global::System.DateOnly", "ReadDates"),
            ColumnTypeNames.CreatedTime or ColumnTypeNames.ModifiedTime => Of("global::System.DateTimeOffset", "ReadDateTimes"),
            ColumnTypeNames.Duration => Of("global::System.TimeSpan", "ReadDurations"),
            ColumnTypeNames.Image => Of("global::System.Uri", "ReadUris"),
            ColumnTypeNames.File => OnlySelected("global::SeaTable.FileAttachment", "ReadFiles"),
            _ => OnlySelected("global::System.Text.Json.JsonElement", "ReadJsonList"),
        };
    }

    /// <summary>
    /// Dates of a date column have a time when their format shows one. Those of a formula without a format might have one, so it
    /// is kept.
    /// </summary>
    private static bool HasTime(string format, LookedUpColumn? source) =>
        DateForms.HasTime(format) || (format.Length == 0 && source?.Column.Type != ColumnTypeNames.Date);

    private static ColumnMapping OnlySelected(string element, string reader) =>
        Of(element, reader, QueryColumn.OnlySelected(ListMapping.Type(element)));

    private static ColumnMapping Of(string element, string reader, QueryColumn? query = null) =>
        new("LinkFormula", "link formula", ListMapping.Type(element), reader, query ?? QueryColumn.Reading("ListColumn", element))
        {
            Empty = ListMapping.Empty(element),
            ReadOnlyReason = Computed,
        };
}
