using SeaTable.Emulator.Columns;
using SeaTable.Emulator.Columns.Types;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>What a column is to SQLite: whether it can compare the cells itself, and as what.</summary>
internal enum StoredKind
{
    /// <summary>Lists, objects, and what is computed: SQLite has to ask for the value.</summary>
    Other,
    Number,
    Text,
    Boolean,

    /// <summary>Local text, <c>YYYY-MM-DD</c>.</summary>
    Day,

    /// <summary>Local text, <c>YYYY-MM-DD HH:mm</c>.</summary>
    Time,

    /// <summary>UTC text with milliseconds.</summary>
    Moment,

    /// <summary>The id of an option, while statements name options.</summary>
    Option,
}

internal static class StoredKinds
{
    public static StoredKind Of(Column column) => column.Type switch
    {
        NumberType or RateType or DurationType or DepartmentType => StoredKind.Number,
        TextType or LongTextType or AutoNumberType => StoredKind.Text,
        CheckboxType => StoredKind.Boolean,
        DateType => DateType.HasTime(column) ? StoredKind.Time : StoredKind.Day,
        SystemTimeType => StoredKind.Moment,
        SystemType => StoredKind.Text,
        SingleSelectType => StoredKind.Option,
        _ => StoredKind.Other,
    };
}
