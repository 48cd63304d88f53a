using SeaTable.Facts;

namespace SeaTable.Generators.Mapping;

/// <summary>
/// Who made and changed a row, and when. Such a column normally has the key of the system field that every row has, and then
/// it is that field.
/// </summary>
internal static class SystemMapping
{
    public static ColumnMapping Create(ColumnContext context)
    {
        const string Person = "global::SeaTable.SeaTableUser?";
        const string Time = "global::System.DateTimeOffset?";
        var isSystemField = context.Column.Key == ColumnTypeFacts.Find(context.Column.Type)?.SystemField;
        var (mapping, member) = context.Column.Type switch
        {
            ColumnTypeNames.Creator =>
                (new ColumnMapping("Creator", "creator", Person, "ReadUser", new("UserColumn")), "RowCreatedBy"),
            ColumnTypeNames.LastModifier =>
                (
                    new ColumnMapping("LastModifier", "last modifier", Person, "ReadUser", new("UserColumn")),
                    "RowModifiedBy"),
            ColumnTypeNames.CreatedTime =>
                (new ColumnMapping("CreatedTime", "creation time", Time, "ReadDateTime", new("TimestampColumn")), "RowCreatedAt"),
            _ =>
                (
                    new ColumnMapping("LastModifiedTime", "time of last change", Time, "ReadDateTime", new("TimestampColumn")),
                    "RowModifiedAt"),
        };
        return mapping with
        {
            RowMember = isSystemField ? member : null,
            ReadOnlyReason = "the server sets it",
        };
    }
}
