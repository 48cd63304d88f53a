using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Generators.Schema;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// What each column type of SeaTable is in C#. This is the only place that knows; a new column type is an entry here, and a
/// method beside it when its settings decide about more than a type name.
/// </summary>
internal static class ColumnMappings
{
    private const string Json = "global::System.Text.Json.JsonElement?";

    private static readonly Dictionary<string, Func<ColumnContext, ColumnMapping>> s_byType = new(StringComparer.Ordinal)
    {
        ["text"] = TextMapping.Create,
        ["long-text"] = _ => TextMapping.Of("LongText", "long text, in Markdown"),
        ["email"] = _ => TextMapping.Of("Email", "email"),
        ["url"] = _ => TextMapping.Of("Url", "URL"),
        ["number"] = NumberMapping.Create,
        ["checkbox"] = _ => new("Checkbox", "checkbox", "bool", "ReadCheckbox")
        {
            Writer = "WriteCheckbox",
            Notes = new(["False as well when nobody has set it yet."]),
        },
        ["date"] = DateMapping.Create,
        ["duration"] = DateMapping.CreateDuration,
        ["single-select"] = SelectMapping.CreateSingle,
        ["multiple-select"] = SelectMapping.CreateMultiple,
        ["rate"] = RateMapping.Create,
        ["auto-number"] = TextMapping.CreateAutoNumber,
        ["creator"] = SystemMapping.Create,
        ["ctime"] = SystemMapping.Create,
        ["last-modifier"] = SystemMapping.Create,
        ["mtime"] = SystemMapping.Create,
        ["image"] = _ => ListMapping.Create("Image", "images", "global::System.Uri", "ReadUris", "WriteUris"),
        ["file"] = _ => ListMapping.Create("File", "files", "global::SeaTable.FileAttachment", "ReadFiles", "WriteFiles"),
        ["collaborator"] = _ => ListMapping.Create("Collaborator", "collaborators, by their user ids", "string", "ReadTexts", "WriteTexts"),
        ["link"] = LinkMapping.Create,
        ["link-formula"] = LinkFormulaMapping.Create,
        ["formula"] = FormulaMapping.Create,
        ["geolocation"] = GeolocationMapping.Create,
        ["digital-sign"] = _ => new("DigitalSign", "digital signature", "global::SeaTable.DigitalSignature?", "ReadSignature")
        {
            Writer = "WriteSignature",
        },
        ["department-single-select"] = _ => new("DepartmentSingleSelect", "department, by its id", "long?", "ReadId") { Writer = "WriteId" },
    };

    /// <summary>All column types of SeaTable, in its spelling.</summary>
    public static IEnumerable<string> KnownTypes => s_byType.Keys.Append(ColumnTypes.Button);

    /// <summary>How the column looks in C#, or null when its type is unknown.</summary>
    public static ColumnMapping? Find(ColumnContext context) =>
        s_byType.TryGetValue(context.Column.Type, out Func<ColumnContext, ColumnMapping>? create) ? create(context) : null;

    /// <summary>How a column of a type looks that is newer than this generator.</summary>
    public static ColumnMapping Unknown(string type) =>
        Raw("Unknown", type, "this version of SeaTable.Generators does not know the type");

    /// <summary>A column whose values are given as the server sends them.</summary>
    public static ColumnMapping Raw(string columnType, string words, string reason) =>
        new(columnType, words, Json, "ReadJson") { ReadOnlyReason = reason };
}
