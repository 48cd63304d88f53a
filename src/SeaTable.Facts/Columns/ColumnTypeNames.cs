namespace SeaTable.Facts;

/// <summary>The names of the types of columns, as SeaTable's answers, exports and schema files have them.</summary>
internal static class ColumnTypeNames
{
    public const string Text = "text";

    public const string LongText = "long-text";

    public const string Number = "number";

    public const string Checkbox = "checkbox";

    public const string Date = "date";

    public const string Duration = "duration";

    public const string SingleSelect = "single-select";

    public const string MultipleSelect = "multiple-select";

    public const string Image = "image";

    public const string File = "file";

    public const string Collaborator = "collaborator";

    public const string Link = "link";

    public const string LinkFormula = "link-formula";

    public const string Formula = "formula";

    public const string Creator = "creator";

    public const string CreatedTime = "ctime";

    public const string LastModifier = "last-modifier";

    public const string ModifiedTime = "mtime";

    public const string Geolocation = "geolocation";

    public const string AutoNumber = "auto-number";

    public const string Url = "url";

    public const string Email = "email";

    public const string Button = "button";

    public const string Rate = "rate";

    public const string DigitalSignature = "digital-sign";

    public const string Department = "department-single-select";
}
