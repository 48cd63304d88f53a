using System;
using System.Collections.Generic;
using System.Linq;
using SeaTable.Sql;

namespace SeaTable.Facts;

/// <summary>
/// What the columns of one type hold, and what can be done with them. The projects add what is theirs, such as the class in C#,
/// by the name of the type.
/// </summary>
/// <param name="Name">The name of the type, one of <see cref="ColumnTypeNames"/>.</param>
/// <param name="Value">What a cell holds; unknown where settings of the column decide (see
/// <see cref="SqlColumnTypes.Of"/>).</param>
/// <param name="Traits">What can be done with the columns.</param>
/// <param name="SystemField">The system field that columns of the type show, and whose name is their key; otherwise null.</param>
internal sealed record ColumnTypeFacts(string Name, SqlType Value, ColumnTraits Traits, string? SystemField = null)
{
    private const ColumnTraits Rows = ColumnTraits.WritableInRows;
    private const ColumnTraits Everywhere = ColumnTraits.WritableInRows | ColumnTraits.WritableInSql;

    private static readonly SqlType s_texts = SqlType.ListOf(SqlKind.Text);

    private static readonly Dictionary<string, ColumnTypeFacts> s_byName = All()
        .ToDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>Gets the facts of each type (https://api.seatable.com/reference/models).</summary>
    public static IReadOnlyCollection<ColumnTypeFacts> Types => s_byName.Values;

    /// <summary>Gets a value that indicates whether calls that write rows take values of the type.</summary>
    public bool IsWritableInRows => Has(ColumnTraits.WritableInRows);

    /// <summary>Gets a value that indicates whether <c>UPDATE</c> and <c>INSERT</c> take values of the type.</summary>
    public bool IsWritableInSql => Has(ColumnTraits.WritableInSql);

    /// <summary>Gets a value that indicates whether the server gives each row its value.</summary>
    public bool IsSetByServer => Has(ColumnTraits.SetByServer);

    /// <summary>Gets a value that indicates whether cells hold plain text, so that an empty one is a value.</summary>
    public bool IsPlainText => Has(ColumnTraits.PlainText);

    /// <summary>Gets a value that indicates whether a column has options to choose from.</summary>
    public bool HasOptions => Has(ColumnTraits.Options);

    /// <summary>
    /// Gets a value that indicates whether the first column of a table, which names its rows, can be of the type.
    /// </summary>
    public bool CanBeFirst => Has(ColumnTraits.First);

    /// <summary>Gets the facts of the type of a name, or null for one that SeaTable got since.</summary>
    public static ColumnTypeFacts? Find(string name) => s_byName.TryGetValue(name, out var found) ? found : null;

    private static IEnumerable<ColumnTypeFacts> All() =>
    [
        Of(ColumnTypeNames.Text, SqlKind.Text, Everywhere | ColumnTraits.PlainText | ColumnTraits.First),
        Of(ColumnTypeNames.LongText, SqlKind.Text, Everywhere | ColumnTraits.PlainText),
        Of(ColumnTypeNames.Email, SqlKind.Text, Everywhere | ColumnTraits.PlainText),
        Of(ColumnTypeNames.Url, SqlKind.Text, Everywhere | ColumnTraits.PlainText),
        Of(ColumnTypeNames.Number, SqlKind.Number, Everywhere | ColumnTraits.First),
        Of(ColumnTypeNames.Checkbox, SqlKind.Boolean, Everywhere),
        Of(ColumnTypeNames.Date, SqlKind.Date, Everywhere | ColumnTraits.First),
        Of(ColumnTypeNames.Duration, SqlKind.Number, Everywhere),
        Of(ColumnTypeNames.SingleSelect, SqlKind.Text, Everywhere | ColumnTraits.Options | ColumnTraits.First),
        new(ColumnTypeNames.MultipleSelect, s_texts, Everywhere | ColumnTraits.Options),
        Of(ColumnTypeNames.Rate, SqlKind.Number, Everywhere),
        new(ColumnTypeNames.Collaborator, s_texts, Everywhere),
        Of(ColumnTypeNames.Department, SqlKind.Number, Everywhere),
        new(ColumnTypeNames.Image, s_texts, Rows),
        Of(ColumnTypeNames.File, SqlKind.Opaque, Rows),
        Of(ColumnTypeNames.Geolocation, SqlKind.Geolocation, Rows),
        Of(ColumnTypeNames.DigitalSignature, SqlKind.Opaque, Rows),

        // The server numbers new rows, yet takes a number that a client writes.
        Of(ColumnTypeNames.AutoNumber, SqlKind.Text, Rows | ColumnTraits.SetByServer | ColumnTraits.First),
        Of(ColumnTypeNames.Creator, SqlKind.Text, ColumnTraits.SetByServer, SystemFields.Creator),
        Of(ColumnTypeNames.CreatedTime, SqlKind.Date, ColumnTraits.SetByServer, SystemFields.CreatedAt),
        Of(ColumnTypeNames.LastModifier, SqlKind.Text, ColumnTraits.SetByServer, SystemFields.LastModifier),
        Of(ColumnTypeNames.ModifiedTime, SqlKind.Date, ColumnTraits.SetByServer, SystemFields.ModifiedAt),
        Of(ColumnTypeNames.Formula, SqlKind.Unknown, ColumnTraits.SetByServer | ColumnTraits.First),
        Of(ColumnTypeNames.LinkFormula, SqlKind.Unknown, ColumnTraits.SetByServer),

        // Links have calls of their own.
        new(ColumnTypeNames.Link, SqlType.ListOf(SqlKind.Unknown), ColumnTraits.None),
        Of(ColumnTypeNames.Button, SqlKind.Nothing, ColumnTraits.None),
    ];

    private static ColumnTypeFacts Of(string name, SqlKind kind, ColumnTraits traits, string? systemField = null) =>
        new(name, SqlType.Of(kind), traits, systemField);

    private bool Has(ColumnTraits trait) => (Traits & trait) != 0;
}

/// <summary>What can be done with columns.</summary>
[Flags]
internal enum ColumnTraits
{
    None = 0,
    WritableInRows = 1,
    WritableInSql = 2,
    SetByServer = 4,
    PlainText = 8,
    Options = 16,
    First = 32,
}
