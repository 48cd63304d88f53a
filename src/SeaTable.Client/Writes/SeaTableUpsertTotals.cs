using System.Globalization;

namespace SeaTable;

/// <summary>What <c>UpsertRangeAsync</c> did with the rows of a stream, and the doubles that it found.</summary>
public sealed class SeaTableUpsertTotals
{
    /// <summary>Gets how many rows were added.</summary>
    public long Added { get; init; }

    /// <summary>Gets how many rows were there and got other values.</summary>
    public long Updated { get; init; }

    /// <summary>Gets how many rows were there with just these values.</summary>
    public long Unchanged { get; init; }

    /// <inheritdoc cref="SeaTableUpsertResult.AddedAgain"/>
    public IReadOnlyList<ISeaTableRow> AddedAgain { get; init; } = [];

    /// <inheritdoc cref="SeaTableUpsertResult.Doubles"/>
    public IReadOnlyList<SeaTableDouble> Doubles { get; init; } = [];

    /// <summary>Returns the counts.</summary>
    /// <returns>The counts in words.</returns>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Added} added, {Updated} updated, {Unchanged} unchanged, {Doubles.Count} keys with doubles") +
        (AddedAgain.Count == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {AddedAgain.Count} added again"));

    /// <summary>These, and what was done with further rows.</summary>
    internal SeaTableUpsertTotals Plus(SeaTableUpsertResult result) => new()
    {
        Added = Added + result.Added.Count,
        Updated = Updated + result.Updated.Count,
        Unchanged = Unchanged + result.Unchanged.Count,
        AddedAgain = [.. AddedAgain, .. result.AddedAgain],
        Doubles = [.. Doubles, .. result.Doubles],
    };
}
