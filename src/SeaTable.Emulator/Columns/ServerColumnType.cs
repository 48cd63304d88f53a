using System.Text.Json;
using System.Text.Json.Nodes;

namespace SeaTable.Emulator.Columns;

/// <summary>
/// One of SeaTable's column types: how a cell goes into the database and comes out of it. A stored cell is null, a
/// <see cref="string"/>, a <see cref="double"/> or a <see cref="long"/>, so that SQLite can compare and sort it.
/// </summary>
internal abstract class ServerColumnType(string name, CellStorage storage)
{
    /// <summary>Gets the type as the metadata names it.</summary>
    public string Name { get; } = name;

    public CellStorage Storage { get; } = storage;

    /// <summary>
    /// Gets a value indicating whether clients write the cells; writing cells that the server computes changes nothing.
    /// </summary>
    public virtual bool IsWritable => true;

    /// <summary>Gets the key that every column of this type has, or null when keys are random.</summary>
    public virtual string? FixedKey => null;

    /// <summary>Makes a stored cell of what a client sent. What does not fit becomes null; nothing is refused.</summary>
    public virtual object? FromJson(JsonElement value, Column column, WriteContext context) => null;

    /// <summary>Writes a stored cell as reading rows answers it.</summary>
    public abstract void WriteJson(Utf8JsonWriter writer, object stored, Column column, ReadContext context);

    /// <summary>Writes the cell of a row; types without a stored cell do something of their own.</summary>
    public virtual void WriteJson(Utf8JsonWriter writer, StoredRow row, Column column, ReadContext context)
    {
        if (row.Cell(column) is { } stored)
            WriteJson(writer, stored, column, context);
        else
            writer.WriteNullValue();
    }

    /// <summary>Gets the cell as formulas see it; <see cref="Values.ValueConversion"/> tells what that can be.</summary>
    public virtual object? Value(StoredRow row, Column column, ReadContext context) => row.Cell(column);

    /// <summary>Takes a cell from an export, where it has the form in which the server keeps it.</summary>
    public virtual object? FromStorage(JsonElement cell, Column column) => null;

    /// <summary>Writes a stored cell in the form in which the server keeps it, as the response to an append shows it.</summary>
    public virtual void ToStorage(Utf8JsonWriter writer, object? stored, Column column) => CellJson.WriteRaw(writer, stored);

    /// <summary>Creates the cell that <c>apply_default</c> fills in; only asked of columns that have a default.</summary>
    public virtual object? Default(JsonNode value, Column column, WriteContext context) => null;

    /// <summary>Completes and checks the settings of a new column, or throws the server's error.</summary>
    public virtual JsonObject? CompleteData(JsonObject? data, Ids ids) => data;

    /// <summary>Compares two stored cells in a sorted view.</summary>
    public virtual int Compare(object left, object right, Column column) => CompareCells(left, right);

    public override string ToString() => Name;

    private static int CompareCells(object left, object right) => (left, right) switch
    {
        (double a, double b) => a.CompareTo(b),
        (long a, long b) => a.CompareTo(b),
        (string a, string b) => CompareTexts(a, b),
        _ => 0,
    };

    // Letters first regardless of case, as people sort; equal ones by code so that the order is stable.
    private static int CompareTexts(string left, string right)
    {
        var order = string.Compare(left, right, StringComparison.OrdinalIgnoreCase);
        return order != 0 ? order : string.CompareOrdinal(left, right);
    }
}

/// <summary>The SQLite type that keeps the cells of a column.</summary>
internal enum CellStorage
{
    /// <summary>Nothing is kept: the cell is computed, or is one of the row's system fields.</summary>
    None,
    Text,
    Real,
    Integer,
}
