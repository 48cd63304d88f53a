using System;

namespace SeaTable.Generators.Completion.Sql;

/// <summary>What may stand at a place of a statement.</summary>
[Flags]
internal enum SqlExpected
{
    Nothing = 0,
    Tables = 1,
    Columns = 2,
    Functions = 4,

    /// <summary>The names that the list of columns gives to what it selects.</summary>
    Aliases = 8,

    /// <summary>Columns that can be written.</summary>
    WritableColumns = 16,

    /// <summary>What a column is compared with, or set to.</summary>
    Values = 32,

    /// <summary>All columns at once: <c>*</c>.</summary>
    Star = 64,
}
