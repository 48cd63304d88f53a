namespace SeaTable;

/// <summary>A row of another table, as a link column shows it.</summary>
/// <param name="RowId">The linked row's id.</param>
/// <param name="DisplayValue">What the column shows of it: a text as it is, an option by its name, any other value in JSON; <see langword="null"/> when it shows nothing.</param>
public readonly record struct LinkedRow(string RowId, string? DisplayValue)
{
    /// <summary>What the column shows of the row.</summary>
    /// <returns>The text; empty when it shows nothing.</returns>
    public override string ToString() => DisplayValue ?? "";
}
