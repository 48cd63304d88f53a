namespace SeaTable;

/// <summary>What the library knows of each column type beside its name.</summary>
internal static class ColumnTypes
{
    /// <summary>The type that a metadata answer names.</summary>
    internal static ColumnType Parse(string? type) => type switch
    {
        "text" => ColumnType.Text,
        "long-text" => ColumnType.LongText,
        "number" => ColumnType.Number,
        "checkbox" => ColumnType.Checkbox,
        "date" => ColumnType.Date,
        "duration" => ColumnType.Duration,
        "single-select" => ColumnType.SingleSelect,
        "multiple-select" => ColumnType.MultipleSelect,
        "image" => ColumnType.Image,
        "file" => ColumnType.File,
        "collaborator" => ColumnType.Collaborator,
        "link" => ColumnType.Link,
        "link-formula" => ColumnType.LinkFormula,
        "formula" => ColumnType.Formula,
        "creator" => ColumnType.Creator,
        "ctime" => ColumnType.Ctime,
        "last-modifier" => ColumnType.LastModifier,
        "mtime" => ColumnType.Mtime,
        "geolocation" => ColumnType.Geolocation,
        "auto-number" => ColumnType.AutoNumber,
        "url" => ColumnType.Url,
        "email" => ColumnType.Email,
        "button" => ColumnType.Button,
        "rate" => ColumnType.Rate,
        "digital-sign" => ColumnType.DigitalSign,
        "department-single-select" => ColumnType.DepartmentSingleSelect,
        _ => ColumnType.Unknown,
    };

    /// <summary>Whether values of the one type can be written into a column of the other without being changed.</summary>
    internal static bool CanWrite(ColumnType known, ColumnType current) =>
        known == current || (IsText(known) && IsText(current));

    /// <summary>Whether the type holds plain text, so that an empty string is a value it takes.</summary>
    internal static bool IsText(ColumnType type) =>
        type is ColumnType.Text or ColumnType.LongText or ColumnType.Url or ColumnType.Email;

    /// <summary>
    /// Whether rows can be written with a value of this type; the server computes the others, or has calls of their own for them.
    /// </summary>
    internal static bool IsWritable(ColumnType type) => type is not (ColumnType.Unknown or ColumnType.Link or ColumnType.LinkFormula or ColumnType.Formula
        or ColumnType.Creator or ColumnType.Ctime or ColumnType.LastModifier or ColumnType.Mtime or ColumnType.AutoNumber or ColumnType.Button);
}
