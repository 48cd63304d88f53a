using System.Text.Json;
using SeaTable.Emulator.Values;

namespace SeaTable.Emulator.Columns;

/// <summary>Computes the cells of one column, a formula or a link-formula.</summary>
internal abstract class ColumnFormula(Column column)
{
    protected Column Column { get; } = column;

    /// <summary>Computes the value of a cell; <see cref="ReadContext.Compute"/> does that once for each row.</summary>
    public abstract object? Compute(StoredRow row, ReadContext context);

    /// <summary>Gets the column of linked rows whose cells the result lists; null when it is no such list.</summary>
    public virtual Column? ListedColumn => null;

    /// <summary>Gets the rows whose cells the result lists.</summary>
    public virtual IEnumerable<StoredRow> ListedRows(StoredRow row, ReadContext context) => [];

    /// <summary>Writes a cell as reading rows answers it.</summary>
    public virtual void Write(Utf8JsonWriter writer, StoredRow row, ReadContext context) =>
        ValueJson.Write(writer, context.Compute(row, Column), context.TimeZone);
}
