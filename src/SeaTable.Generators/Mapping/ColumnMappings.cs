using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Facts;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// What each column type of SeaTable is in C#. This is the only place that knows; a new column type is an entry here, and a
/// method beside it when its settings decide about more than a type name.
/// </summary>
internal static class ColumnMappings
{
    private const string Json = "global::System.Text.Json.JsonElement?";
    private const string Signature = "global::SeaTable.DigitalSignature?";

    private static readonly Dictionary<string, Func<ColumnContext, ColumnMapping>> s_byType = new(StringComparer.Ordinal)
    {
        [ColumnTypeNames.Text] = TextMapping.Create,
        [ColumnTypeNames.LongText] = _ => TextMapping.Of("LongText", "long text, in Markdown"),
        [ColumnTypeNames.Email] = _ => TextMapping.Of("Email", "email"),
        [ColumnTypeNames.Url] = _ => TextMapping.Of("Url", "URL"),
        [ColumnTypeNames.Number] = NumberMapping.Create,
        [ColumnTypeNames.Checkbox] = _ => new("Checkbox", "checkbox", "bool", "ReadCheckbox", new("CheckboxColumn"))
        {
            Writer = "WriteCheckbox",
            Notes = new(["False as well when nobody has set it yet."]),
        },
        [ColumnTypeNames.Date] = DateMapping.Create,
        [ColumnTypeNames.Duration] = DateMapping.CreateDuration,
        [ColumnTypeNames.SingleSelect] = SelectMapping.CreateSingle,
        [ColumnTypeNames.MultipleSelect] = SelectMapping.CreateMultiple,
        [ColumnTypeNames.Rate] = RateMapping.Create,
        [ColumnTypeNames.AutoNumber] = TextMapping.CreateAutoNumber,
        [ColumnTypeNames.Creator] = SystemMapping.Create,
        [ColumnTypeNames.CreatedTime] = SystemMapping.Create,
        [ColumnTypeNames.LastModifier] = SystemMapping.Create,
        [ColumnTypeNames.ModifiedTime] = SystemMapping.Create,
        [ColumnTypeNames.Image] = _ => ListMapping.CreateImages(),
        [ColumnTypeNames.File] = _ => ListMapping.CreateFiles(),
        [ColumnTypeNames.Collaborator] = _ => ListMapping.CreateUsers(),
        [ColumnTypeNames.Link] = LinkMapping.Create,
        [ColumnTypeNames.LinkFormula] = LinkFormulaMapping.Create,
        [ColumnTypeNames.Formula] = FormulaMapping.Create,
        [ColumnTypeNames.Geolocation] = GeolocationMapping.Create,
        [ColumnTypeNames.DigitalSignature] = _ =>
            new("DigitalSignature", "digital signature", Signature, "ReadSignature", QueryColumn.OnlySelected(Signature))
            {
                Writer = "WriteSignature",
            },
        [ColumnTypeNames.Department] = _ =>
            new("Department", "department, by its id", "long?", "ReadId", new("DepartmentColumn")) { Writer = "WriteId" },
    };

    /// <summary>Gets the types that have a mapping, and the one that needs none.</summary>
    public static IEnumerable<string> KnownTypes => s_byType.Keys.Append(ColumnTypeNames.Button);

    /// <summary>How the column looks in C#, or null when its type is unknown.</summary>
    public static ColumnMapping? Find(ColumnContext context) =>
        s_byType.TryGetValue(context.Column.Type, out var create) ? create(context) : null;

    /// <summary>How a column of a type looks that is newer than this generator.</summary>
    public static ColumnMapping Unknown(string type) =>
        Raw("Unknown", type, "this version of SeaTable.Generators does not know the type");

    /// <summary>A column whose values are given as the server sends them.</summary>
    public static ColumnMapping Raw(string columnType, string words, string reason) =>
        new(columnType, words, Json, "ReadJson", QueryColumn.OnlySelected(Json)) { ReadOnlyReason = reason };
}
