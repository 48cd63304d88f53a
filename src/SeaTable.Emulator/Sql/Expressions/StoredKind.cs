using SeaTable.Emulator.Columns;

namespace SeaTable.Emulator.Sql.Expressions;

/// <summary>What a column is to SQLite: whether it can compare the cells itself, and as what.</summary>
internal enum StoredKind
{
    /// <summary>Lists, objects, and what is computed: SQLite has to ask for the value.</summary>
    Other,
    Number,
    Text,
    Truth,

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
    public static StoredKind Of(Schema.Column column) => column.Type switch
    {
        NumberColumn or RateColumn or DurationColumn or DepartmentColumn => StoredKind.Number,
        TextColumn or LongTextColumn or AutoNumberColumn => StoredKind.Text,
        CheckboxColumn => StoredKind.Truth,
        DateColumn => DateColumn.HasTime(column) ? StoredKind.Time : StoredKind.Day,
        SystemTimeColumn => StoredKind.Moment,
        SystemColumn => StoredKind.Text,
        SingleSelectColumn => StoredKind.Option,
        _ => StoredKind.Other,
    };
}
