namespace SeaTable.Sql;

/// <summary>What kind of value an expression has.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Element">Of a list, the kind of its elements; otherwise the same as <paramref name="Kind"/>.</param>
internal readonly record struct SqlType(SqlKind Kind, SqlKind Element)
{
    public static readonly SqlType Unknown = Of(SqlKind.Unknown);

    public static SqlType Of(SqlKind kind) => new(kind, kind);

    public static SqlType ListOf(SqlKind element) => new(SqlKind.List, element);
}

/// <summary>The kinds of values.</summary>
internal enum SqlKind
{
    /// <summary>A parameter, or a formula whose type nobody has told: fits everywhere.</summary>
    Unknown,

    Null,
    Text,
    Number,
    Boolean,
    Date,

    /// <summary>Several values: multiple selects, collaborators, images, links, look-ups.</summary>
    List,

    /// <summary>A place, of which only <c>country()</c> can be asked.</summary>
    Geolocation,

    /// <summary>Files and signatures: can be selected, but neither compared nor sorted.</summary>
    Opaque,

    /// <summary>A button, which can't be queried at all.</summary>
    Nothing,
}
