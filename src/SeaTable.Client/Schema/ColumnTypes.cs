using SeaTable.Facts;

namespace SeaTable;

/// <summary>The column types as they are named in answers, and what can be done with each.</summary>
internal static class ColumnTypes
{
    private static readonly Dictionary<string, ColumnType> s_byName = new(StringComparer.Ordinal)
    {
        [ColumnTypeNames.Text] = ColumnType.Text,
        [ColumnTypeNames.LongText] = ColumnType.LongText,
        [ColumnTypeNames.Number] = ColumnType.Number,
        [ColumnTypeNames.Checkbox] = ColumnType.Checkbox,
        [ColumnTypeNames.Date] = ColumnType.Date,
        [ColumnTypeNames.Duration] = ColumnType.Duration,
        [ColumnTypeNames.SingleSelect] = ColumnType.SingleSelect,
        [ColumnTypeNames.MultipleSelect] = ColumnType.MultipleSelect,
        [ColumnTypeNames.Image] = ColumnType.Image,
        [ColumnTypeNames.File] = ColumnType.File,
        [ColumnTypeNames.Collaborator] = ColumnType.Collaborator,
        [ColumnTypeNames.Link] = ColumnType.Link,
        [ColumnTypeNames.LinkFormula] = ColumnType.LinkFormula,
        [ColumnTypeNames.Formula] = ColumnType.Formula,
        [ColumnTypeNames.Creator] = ColumnType.Creator,
        [ColumnTypeNames.CreatedTime] = ColumnType.CreatedTime,
        [ColumnTypeNames.LastModifier] = ColumnType.LastModifier,
        [ColumnTypeNames.ModifiedTime] = ColumnType.LastModifiedTime,
        [ColumnTypeNames.Geolocation] = ColumnType.Geolocation,
        [ColumnTypeNames.AutoNumber] = ColumnType.AutoNumber,
        [ColumnTypeNames.Url] = ColumnType.Url,
        [ColumnTypeNames.Email] = ColumnType.Email,
        [ColumnTypeNames.Button] = ColumnType.Button,
        [ColumnTypeNames.Rate] = ColumnType.Rating,
        [ColumnTypeNames.DigitalSignature] = ColumnType.DigitalSignature,
        [ColumnTypeNames.Department] = ColumnType.Department,
    };

    private static readonly Dictionary<ColumnType, ColumnTypeFacts> s_facts =
        ColumnTypeFacts.Types.ToDictionary(facts => Parse(facts.Name));

    /// <summary>Gets the type that a metadata answer names.</summary>
    internal static ColumnType Parse(string? type) =>
        type is not null && s_byName.TryGetValue(type, out var found) ? found : ColumnType.Unknown;

    /// <summary>Gets the name of a type, as metadata answers have it.</summary>
    internal static string NameOf(ColumnType type) => s_facts.TryGetValue(type, out var facts) ? facts.Name : "an unknown type";

    /// <summary>Whether values of the one type can be written into a column of the other without being changed.</summary>
    internal static bool CanWrite(ColumnType known, ColumnType current) =>
        known == current || (IsText(known) && IsText(current));

    /// <summary>Whether the type holds plain text, so that an empty string is a value it takes.</summary>
    internal static bool IsText(ColumnType type) => s_facts.TryGetValue(type, out var facts) && facts.IsPlainText;

    /// <summary>Whether the <c>UPDATE</c> of SQL takes values of this type.</summary>
    internal static bool IsWritableInSql(ColumnType type) =>
        s_facts.TryGetValue(type, out var facts) && facts.IsWritableInSql;

    /// <summary>
    /// Whether rows can be written with a value of this type; the server sets the others, or has calls of their own for them.
    /// </summary>
    internal static bool IsWritable(ColumnType type) =>
        s_facts.TryGetValue(type, out var facts) && facts is { IsWritableInRows: true, IsSetByServer: false };

    /// <summary>Whether the server gives each row its value; of a type that SeaTable got since nobody knows.</summary>
    internal static bool IsSetByServer(ColumnType type) => s_facts.TryGetValue(type, out var facts) && facts.IsSetByServer;
}
